package io.volley.cli.race.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroBatchesTest {
    @Test
    void swingADozenfold() {
        List<Integer> sizes = MicroBatches.sizes(24);

        assertThat(sizes).hasSize(14).startsWith(2, 13, 19, 16, 2, 2, 2, 24, 3);
        assertThat(Collections.max(sizes)).isEqualTo(24);
        assertThat(Collections.min(sizes)).isEqualTo(2);
    }

    @Test
    void haveATaskAtLeast() {
        assertThat(MicroBatches.sizes(3)).allMatch(tasks -> tasks >= 1).contains(3);
    }
}
