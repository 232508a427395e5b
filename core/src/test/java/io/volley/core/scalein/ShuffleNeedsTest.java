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

    /** Under adaptive execution: exchange A, then exchange B, then the job that reads both. */
    @Test
    void keepsWhatAnExchangeHasWrittenWhileTheOtherOneRuns() {
        needs.jobStarted(1, List.of(new Stage(0, OptionalInt.of(10), ImmutableSet.of())), Set.of(7L));
        needs.stageSubmitted(0);
        end(0, 10);
        needs.jobEnded(1);
        assertThat(needed()).as("between two jobs of the query").containsExactly(10);

        needs.jobStarted(2, List.of(new Stage(1, OptionalInt.of(11), ImmutableSet.of())), Set.of(7L));
        needs.stageSubmitted(1);
        assertThat(needed()).containsExactly(10, 11);

        end(1, 11);
        needs.jobEnded(2);
        needs.executionEnded(7);
        assertThat(needed()).isEmpty();
    }

    @Test
    void keepsWhatTheFinishedTasksOfARunningMapStageHaveWritten() {
        needs.jobStarted(1, List.of(new Stage(0, OptionalInt.of(10), ImmutableSet.of())), Set.of());
        needs.stageSubmitted(0);

        assertThat(needed()).containsExactly(10);
        end(0, 10);
        needs.jobEnded(1);
        assertThat(needed()).isEmpty();
    }

    @Test
    void keepsWhatAQueryHasFoundWrittenByAnother() {
        complete.add(10);
        needs.jobStarted(1, twoStages(), Set.of(7L));
        needs.jobEnded(1);
        assertThat(needed()).containsExactly(10);

        needs.executionEnded(7);
        assertThat(needed()).isEmpty();
    }

    /** A batch of a stream runs queries of its own: both must be over. */
    @Test
    void keepsWhatAQueryWithinAQueryHasWrittenUntilBothAreOver() {
        complete.add(10);
        needs.jobStarted(1, twoStages(), Set.of(7L, 8L));
        needs.jobEnded(1);
        needs.executionEnded(8);
        assertThat(needed()).containsExactly(10);

        needs.executionEnded(7);
        assertThat(needed()).isEmpty();
    }

    /** Of a long chain only the end is missing: nobody goes back further, though the data there has long been lost. */
    @Test
    void needsNothingOfWhatOnlyStagesReadThatNeedNotRun() {
        complete.add(11);
        start(1);
        needs.stageSubmitted(2);

        assertThat(needed()).containsExactly(11);
    }

    @Test
    void forgetsJobsAndQueriesWhoseEndNobodyTold() {
        start(1);
        needs.jobStarted(2, twoStages(), Set.of(7L));
        needs.stageSubmitted(0);
        assertThat(needs.jobs()).containsExactlyInAnyOrder(1, 2);

        needs.forgetUnless(job -> false, execution -> execution == 7, shuffle -> true);
        assertThat(needs.jobs()).isEmpty();
        assertThat(needed()).containsExactly(10);
        needs.forgetUnless(job -> false, execution -> false, shuffle -> true);
        assertThat(needed()).isEmpty();
    }

    /** {@code Dataset.rdd} under adaptive execution: its exchanges are jobs that belong to no query. */
    @Test
    void keepsWhatAMapStageHasWrittenForItsOwnSakeUntilAJobHasReadIt() {
        needs.jobStarted(1, List.of(new Stage(0, OptionalInt.of(10), ImmutableSet.of())), Set.of());
        end(0, 10);
        needs.jobEnded(1);
        assertThat(needed()).as("nothing runs that could lead to its reader").isEmpty();

        needs.jobStarted(2, List.of(new Stage(1, OptionalInt.of(11), ImmutableSet.of())), Set.of());
        assertThat(needed()).containsExactly(10, 11);
        end(1, 11);
        needs.jobEnded(2);

        needs.jobStarted(
                3,
                List.of(
                        new Stage(0, OptionalInt.of(10), ImmutableSet.of()),
                        new Stage(2, OptionalInt.empty(), ImmutableSet.of(0))),
                Set.of());
        needs.jobEnded(3);
        needs.jobStarted(4, List.of(new Stage(3, OptionalInt.empty(), ImmutableSet.of())), Set.of());
        assertThat(needed()).as("10 has been read").containsExactly(11);

        needs.forgetUnless(job -> true, execution -> true, shuffle -> false);
        assertThat(needed()).isEmpty();
    }

    private static List<Stage> twoStages() {
        return List.of(
                new Stage(0, OptionalInt.of(10), ImmutableSet.of()),
                new Stage(1, OptionalInt.empty(), ImmutableSet.of(0)));
    }

    private void start(int job) {
        needs.jobStarted(
                job,
                List.of(
                        new Stage(0, OptionalInt.of(10), ImmutableSet.of()),
                        new Stage(1, OptionalInt.of(11), ImmutableSet.of(0)),
                        new Stage(2, OptionalInt.empty(), ImmutableSet.of(1))),
                Set.of());
    }

    private void end(int stage, int shuffle) {
        complete.add(shuffle);
        needs.stageEnded(stage, true);
    }

    private ImmutableSet<Integer> needed() {
        return needs.needed(complete::contains);
    }
}
