package io.volley.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                arguments(
                        "198.51.100.7 - - [21/Nov/2026:02:21:33 +0000] \"GET / HTTP/1.1\" 200 512 \"-\" \"curl/8.7.1\"",
                        "2026-11-21 02:21",
                        "200",
                        ""),
                arguments(
                        "198.51.100.7 - anna [21/Nov/2026:02:21:33 +0000] \"GET /?q=\\\"a\\\" HTTP/1.1\" 404 0",
                        "2026-11-21 02:21",
                        "404",
                        ""),
                arguments("::1 - - [01/Jan/2026:00:00:00 +0000] \"-\" 408 -", "2026-01-01 00:00", "408", ""),
                arguments("2026-11-21 02:21:33 status installed foo:amd64 1.0", "2026-11-21 02:21", "", ""),
                arguments("2026-11-21 02:21:33,123 WARN  [worker-3] Cache: stale", "2026-11-21 02:21", "", "WARN"),
                arguments("2026-11-21T02:21:33.123456+00:00 host sshd[1]: closed", "2026-11-21 02:21", "", ""),
                arguments("[2026-11-21 02:21:33] local.CRITICAL: out of disk", "2026-11-21 02:21", "", "ERROR"),
                arguments("26/11/21 02:21:33 INFO SparkContext: Running", "2026-11-21 02:21", "", "INFO"),
                arguments("2026/11/21 02:21:33 [error] 7#7: *1 refused", "2026-11-21 02:21", "", "ERROR"),
                arguments("2026-11-21T02:21:33Z level=warning msg=slow", "2026-11-21 02:21", "", "WARN"),
                arguments("Nov 21 02:21:33 host kernel: [1.0] ERROR: bus", "11-21 02:21", "", "ERROR"),
                arguments("Nov  1 02:21:33 host cron[7]: run", "11-01 02:21", "", ""));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWhatALineSaysAboutItself(String line, String minute, String status, String level) {
        assertThat(LogLine.parse(line))
                .contains(new LogLine(
                        minute,
                        Optional.of(status).filter(s -> !s.isEmpty()),
                        Optional.of(level).filter(s -> !s.isEmpty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)",
                "Foo 21 02:21:33 host kernel: no month",
                "198.51.100.7 - - [21/Nov/2026:02:21:33 +0000] \"GET / HTTP/1.1",
                "198.51.100.7 - - [21/Foo/2026:02:21:33 +0000] \"GET / HTTP/1.1\" 200 1"
            })
    void takesNoLineWithoutATime(String line) {
        assertThat(LogLine.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000})
    void readsVeryLongRequests(int length) {
        String line = "h - - [21/Nov/2026:02:21:33 +0000] \"GET /" + "\\\"a".repeat(length / 3) + "\" 414 0";

        assertThat(LogLine.parse(line).flatMap(LogLine::status)).contains("414");
    }
}
