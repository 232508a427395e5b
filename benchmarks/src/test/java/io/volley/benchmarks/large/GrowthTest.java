package io.volley.benchmarks.large;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void travelsAsOneLine() {
        Growth growth = new Growth(1_790_000_000_001L, 1_790_000_000_002L, 0, 70, 60, 20, 12.5);

        assertThat(Growth.parse(growth.line())).isEqualTo(growth);
    }

    @Test
    void isCompleteOnceTheLastExecutorIsStarted() {
        assertThat(new Growth(1, 2, 0, 60, 59, 20, 0).complete()).isFalse();
        assertThat(new Growth(1, 2, 3, 60, 60, 20, 0).complete()).isTrue();
    }
}
