package io.volley.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    private static final int LINES = 20_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesTheSameBytesForTheSameSeed() throws IOException {
        assertThat(write(7)).hasSameBinaryContentAs(write(7));
        assertThat(Files.mismatch(write(7), write(8))).isNotNegative();
    }

    @Test
    void writesWhatTheReportReads() throws IOException {
        Map<String, Long> counts = new HashMap<>();
        Files.readAllLines(write(7)).forEach(line -> Report.count(line, counts));

        assertThat(counts).containsEntry("lines", (long) LINES).doesNotContainKey("unparsed");
        assertThat(counts).containsKeys("status 200", "status 304", "status 404", "level INFO", "level WARN");
        assertThat(counts.get("status 200")).isGreaterThan(LINES / 2);
    }

    private Path write(long seed) throws IOException {
        Path file = Files.createTempFile(folder, "access", ".log");
        new AccessLog(seed).write(file, LINES);
        return file;
    }
}
