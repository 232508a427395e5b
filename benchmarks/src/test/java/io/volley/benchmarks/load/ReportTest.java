package io.volley.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void countsMinutesStatusesAndLevels() {
        Map<String, Long> counts = new HashMap<>();
        List.of(
                        "h - - [21/Nov/2026:02:21:33 +0000] \"GET / HTTP/1.1\" 200 1",
                        "h - - [21/Nov/2026:02:21:59 +0000] \"GET / HTTP/1.1\" 500 1",
                        "2026-11-21 02:22:00,000 ERROR Pool: empty",
                        "nothing")
                .forEach(line -> Report.count(line, counts));

        assertThat(counts)
                .containsOnly(
                        Map.entry("lines", 4L),
                        Map.entry("unparsed", 1L),
                        Map.entry("minute 2026-11-21 02:21", 2L),
                        Map.entry("minute 2026-11-21 02:22", 1L),
                        Map.entry("status 200", 1L),
                        Map.entry("status 500", 1L),
                        Map.entry("level ERROR", 1L));
    }

    @Test
    void showsTheBusiestMinutesOrAll() {
        Map<String, Long> counts = new HashMap<>(Map.of("lines", 28L));
        for (int minute = 1; minute <= 7; minute++) {
            counts.put("minute 2026-11-21 02:0" + minute, (long) minute);
        }
        Report report = new Report(counts);

        assertThat(report.render(false))
                .contains(
                        "28 lines, 0 of them",
                        "7 minutes with lines, 2026-11-21 02:01 to 2026-11-21 02:07",
                        "02:03    ")
                .doesNotContain("02:02    ");
        assertThat(report.render(true)).contains("02:02    ");
    }

    @Test
    void hasNoTableForWhatTheLogDoesNotHave() {
        assertThat(new Report(Map.of("lines", 1L, "unparsed", 1L)).render(false))
                .isEqualTo("1 lines, 1 of them without a time that this report knows");
    }
}
