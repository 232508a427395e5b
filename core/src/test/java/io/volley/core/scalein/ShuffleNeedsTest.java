package io.volley.core.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.scalein.ShuffleNeeds.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A job of three stages: 0 writes shuffle 10, 1 reads it and writes 11, 2 reads that. */
class ShuffleNeedsTest {
    private final ShuffleNeeds needs = new ShuffleNeeds();
    private final Set<Integer> complete = new HashSet<>();

    @Test
    void needsWhatAStageReadsThatIsStillToRun() {
        start(1);
        needs.stageSubmitted(0);
        assertThat(needed()).containsExactly(10, 11);

        end(0, 10);
        needs.stageSubmitted(1);
        assertThat(needed()).containsExactly(10, 11);

        end(1, 11);
        needs.stageSubmitted(2);
        assertThat(needed()).containsExactly(11);

        needs.stageEnded(2, true);
        needs.jobEnded(1);
        assertThat(needed()).isEmpty();
    }

    @Test
    void needsNothingForAStageThatIsSkippedBecauseItsOutputIsThere() {
        complete.add(11);
        start(1);

        assertThat(needed()).containsExactly(11);
    }

    @Test
    void needsAgainWhatAStageReadsThatIsSubmittedAgain() {
        start(1);
        needs.stageSubmitted(0);
        end(0, 10);
        needs.stageSubmitted(1);
        end(1, 11);
        needs.stageSubmitted(2);

        complete.remove(11);
        needs.stageSubmitted(1);
        assertThat(needed()).containsExactly(10, 11);
        complete.add(11);
        assertThat(needed())
                .as("it runs, though others have completed its output")
                .containsExactly(10, 11);
    }

    @Test
    void keepsWhatAnotherJobNeeds() {
        start(1);
        start(2);
        needs.stageSubmitted(0);
        end(0, 10);

        needs.jobEnded(1);

        assertThat(needed()).containsExactly(10, 11);
        needs.jobEnded(2);
        assertThat(needed()).isEmpty();
    }

    private void start(int job) {
        needs.jobStarted(
                job,
                List.of(
                        new Stage(0, OptionalInt.of(10), ImmutableSet.of()),
                        new Stage(1, OptionalInt.of(11), ImmutableSet.of(0)),
                        new Stage(2, OptionalInt.empty(), ImmutableSet.of(1))));
    }

    private void end(int stage, int shuffle) {
        complete.add(shuffle);
        needs.stageEnded(stage, true);
    }

    private ImmutableSet<Integer> needed() {
        return needs.needed(complete::contains);
    }
}
