package io.volley.benchmarks.large;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void wantsABatchAtOnce() {
        assertThat(Schedule.BATCH.totals(1_000)).containsExactly(1_000);
    }

    @Test
    void doublesWhatItAddsUntilItHasAll() {
        assertThat(Schedule.DOUBLING.totals(20)).containsExactly(1, 3, 7, 15, 20);
        assertThat(Schedule.DOUBLING.totals(15)).containsExactly(1, 3, 7, 15);
        assertThat(Schedule.DOUBLING.totals(1)).containsExactly(1);
    }
}
