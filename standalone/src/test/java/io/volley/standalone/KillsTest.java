package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillsTest {
    private final Kills kills = new Kills();

    @Test
    void tellsTheMasterOnceAndAgainUntilTheyAreGone() {
        kills.add(List.of("1", "2"));

        assertThat(kills.next(0)).containsExactly("1", "2");
        assertThat(kills.next(1)).isEmpty();
        kills.removed("1");
        assertThat(kills.next(2)).containsExactly("2");
        kills.removed("2");
        assertThat(kills.next(9)).isEmpty();
    }

    /** Spark takes an executor that is silent for dead in the same moment in which it has it killed. */
    @Test
    void tellsOnceOfThoseThatWereRemovedBeforeTheMasterWasTold() {
        kills.add(List.of("1", "2"));
        kills.removed("1");

        assertThat(kills.next(0)).containsExactly("1", "2");
        assertThat(kills.next(2)).containsExactly("2");
    }

    @Test
    void tellsOfNewOnesAtOnce() {
        kills.add(List.of("1"));
        kills.next(0);
        kills.add(List.of("1", "2"));

        assertThat(kills.next(0.1)).containsExactly("2");
    }
}
