package io.volley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DesiredLogTest {
    @Test
    void readsEachRiseAsABatchAndWhatTheMasterAllocated() {
        List<BatchLog.Batch> batches = DesiredLog.parse(
                List.of(
                        "2026-11-21 09:28:31.100 INFO StandaloneDriver: Target of profile 0: 2 executors, was 0: 12 tasks wait",
                        "2026-11-21 09:28:31.200 INFO StandaloneBackend: Granted executor ID app-1/0 on hostPort h:1 with 1 core(s)",
                        "2026-11-21 09:28:31.350 INFO StandaloneBackend: Granted executor ID app-1/1 on hostPort h:1 with 1 core(s)",
                        "2026-11-21 09:28:40.000 INFO StandaloneDriver: Target of profile 0: 0 executors, was 2: no task waits or runs",
                        "2026-11-21 09:28:45.000 INFO StandaloneDriver: Target of profile 0: 2 executors, was 0: both are here",
                        "2026-11-21 09:28:50.000 INFO StandaloneDriver: Target of profile 0: 3 executors, was 2: one more"),
                LocalDate.of(2026, 11, 21));

        assertThat(batches).hasSize(2);
        assertThat(batches.get(0).executors()).isEqualTo(2);
        assertThat(batches.get(0).reason()).isEqualTo("12 tasks wait");
        assertThat(batches.get(0).allocated()).isEqualTo(2);
        assertThat(batches.get(0).allocatedAfter()).isEqualTo(OptionalLong.of(250));
        assertThat(batches.get(1).number()).isEqualTo(2);
        assertThat(batches.get(1).executors()).isEqualTo(1);
        assertThat(batches.get(1).allocated()).isZero();
    }
}
