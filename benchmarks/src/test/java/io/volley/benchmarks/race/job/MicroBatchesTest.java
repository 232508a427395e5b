package io.volley.benchmarks.race.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroBatchesTest {
    @Test
    void swingADozenfold() {
        List<Integer> sizes = MicroBatches.sizes(14, 24);

        assertThat(sizes).hasSize(14).startsWith(2, 13, 19, 16, 2, 2, 2, 24, 3);
        assertThat(Collections.max(sizes)).isEqualTo(24);
        assertThat(Collections.min(sizes)).isEqualTo(2);
    }

    @Test
    void haveATaskAtLeast() {
        assertThat(MicroBatches.sizes(14, 3)).allMatch(tasks -> tasks >= 1).contains(3);
    }

    @Test
    void aLongerLoadGoesOnWithTheTrace() {
        assertThat(MicroBatches.sizes(56, 24)).hasSize(56).contains(24).allMatch(tasks -> tasks >= 2);
        assertThat(MicroBatches.sizes(1, 24))
                .as("no larger than among the usual ones")
                .containsExactly(2);
    }
}
