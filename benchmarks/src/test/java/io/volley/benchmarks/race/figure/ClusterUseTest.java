package io.volley.benchmarks.race.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.Sighting;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterUseTest {
    private static final ClusterUse USE = ClusterUse.of(
            "a",
            List.of(
                    new Sighting(1_000, "a", 4, 0),
                    new Sighting(1_500, "b", 9, 9),
                    new Sighting(2_000, "a", 8, 2),
                    new Sighting(5_000, "a", 8, 8),
                    new Sighting(9_000, "a", 3, 3)));

    @Test
    void knowsWhenAllWereRequested() {
        assertThat(USE.allRequestedAt(5)).hasValue(2_000);
        assertThat(USE.allRequestedAt(4)).hasValue(1_000);
        assertThat(USE.allRequestedAt(9)).isEmpty();
    }

    @Test
    void knowsWhatWasHeld() {
        assertThat(USE.heldAt(500)).isZero();
        assertThat(USE.heldAt(4_999)).isEqualTo(2);
        assertThat(USE.heldAt(60_000)).isEqualTo(3);
    }

    @Test
    void knowsWhatWasRequested() {
        assertThat(USE.requestedAt(500)).isZero();
        assertThat(USE.requestedAt(1_999)).isEqualTo(4);
        assertThat(USE.requestedAt(60_000)).isEqualTo(3);
    }

    @Test
    void addsUpWhatWasHeldBetweenTwoMoments() {
        assertThat(USE.heldSeconds(0, 10_000)).isEqualTo(2 * 3 + 8 * 4 + 3);
        assertThat(USE.heldSeconds(3_000, 6_000)).isEqualTo(2 * 2 + 8);
        assertThat(USE.heldSeconds(5_500, 6_000)).isEqualTo(4);
    }
}
