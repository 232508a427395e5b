package io.volley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.cli.demo.BatchLog.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchLogTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void readsABatchFromItsRequestToItsStart() {
        List<Batch> batches = BatchLog.parse(
                1,
                List.of(
                        "2026-11-21 02:21:33,500 INFO  Requests: batch 3: requesting 8 executors of profile 0: 48 tasks wait",
                        "2026-11-21 02:21:34,000 INFO  Requests: batch 3: 5 of 8 allocated after 500 ms",
                        "2026-11-21 02:21:34,312 INFO  Requests: batch 3: 8 of 8 allocated after 812 ms",
                        "2026-11-21 02:21:34,440 INFO  Requests: batch 3: 8 of 8 started after 940 ms"),
                TODAY);

        assertThat(batches)
                .containsExactly(new Batch(
                        1, 3, 8, "48 tasks wait", at(33, 500), 8, OptionalLong.of(812), OptionalLong.of(940)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21 02:21:33,500 INFO ",
                "2026-11-21T02:21:33.500Z [main] ",
                "26/11/21 02:21:33.500 INFO AM: ",
                "02:21:33.500 - "
            })
    void toleratesAnyTimeBeforeTheWords(String prefix) {
        assertThat(BatchLog.parse(1, List.of(prefix + "batch 1: requesting 1 executor of profile 0: x"), TODAY))
                .extracting(Batch::requestedAt)
                .containsExactly(at(33, 500));
    }

    @Test
    void readsABatchWithoutATime() {
        assertThat(BatchLog.parse(1, List.of("[am] batch 1: requesting 2 executors of profile 0: x"), TODAY))
                .extracting(Batch::requestedAt)
                .containsExactly(OptionalLong.empty());
    }

    @Test
    void skipsWordsAboutABatchThatItDoesNotKnow() {
        assertThat(BatchLog.parse(1, List.of("batch 9: 1 of 1 allocated after 5 ms", "some batch of words"), TODAY))
                .isEmpty();
    }

    @Test
    void readsTheLogsOfApplicationMastersOnly(@TempDir Path folder) throws IOException {
        List<Path> containers = List.of(
                folder.resolve("container_1_0001_01_000001"),
                folder.resolve("container_1_0001_01_000002"),
                folder.resolve("container_e02_1_0001_02_000001"));
        for (Path container : containers) {
            Files.createDirectory(container);
            Files.writeString(container.resolve("stderr"), "batch 1: requesting 2 executors of profile 0: x\n");
        }

        assertThat(BatchLog.read(containers)).extracting(Batch::attempt).containsExactly(1, 2);
    }

    private static OptionalLong at(int second, int millis) {
        return OptionalLong.of(LocalDateTime.of(2026, 11, 21, 2, 21, second)
                        .atZone(ZoneId.systemDefault())
                        .toInstant()
                        .toEpochMilli()
                + millis);
    }
}
