package io.volley.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MinuteTableTest {
    @Test
    void readsWhatItPrints() {
        List<Minute> minutes = List.of(new Minute(0, 2, 10, 20, 30), new Minute(1, 0, 0, 0, 0));

        assertThat(MinuteTable.parse(MinuteTable.print(minutes))).isEqualTo(minutes);
    }

    @Test
    void hasTheWholeDay() {
        List<Minute> day = MinuteTable.day();

        assertThat(day).hasSize(24 * 60);
        assertThat(day.stream().mapToInt(Minute::jobs).sum()).isBetween(24_000, 24_442);
        assertThat(day.stream().mapToLong(Minute::inputBytes).sum())
                .isBetween(1_080L * 1_000_000_000_000L, 1_083L * 1_000_000_000_000L);
    }

    @Test
    void namesTheRowThatIsNone() {
        assertThatThrownBy(() -> MinuteTable.parse("0\t1\t2\t3\n"))
                .hasMessage("expected five cells between tabs, but got \"0\t1\t2\t3\"");
        assertThatThrownBy(() -> MinuteTable.parse("0\t1\t2\t3\tx\n"))
                .hasMessage("expected five whole numbers, but got \"0\t1\t2\t3\tx\"");
        assertThatThrownBy(() -> MinuteTable.parse("1\t1\t2\t3\t4\n"))
                .hasMessage("expected minute 0, but got \"1\t1\t2\t3\t4\"");
    }

    @Test
    void addsUpTheTraceByMinutes() {
        List<Minute> day = DeriveMinutes.minutes(Stream.of(
                "job0\t9\t9\t1\t2\t3", "job1\t59\t50\t10\t20\t30", "job2\t60\t1\t5\t0\t0", "job3\t86400\t1\t5\t0\t0"));

        assertThat(day).hasSize(24 * 60).startsWith(new Minute(0, 2, 11, 22, 33), new Minute(1, 1, 5, 0, 0));
        assertThat(day.stream().mapToInt(Minute::jobs).sum()).isEqualTo(3);
    }
}
