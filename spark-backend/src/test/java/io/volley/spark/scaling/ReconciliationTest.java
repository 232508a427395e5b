package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.coordination.VirtualThread;
import io.volley.core.executors.ExecutorTracker;
import io.volley.core.scalein.ShuffleNeeds;
import io.volley.spark.scalein.PlayedScaleIn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is needed for jobs and queries, although events are lost. What else is corrected is in {@link ScalingTest}. */
class ReconciliationTest {
    private final VirtualThread thread = new VirtualThread();
    private final PlayedSchedulerState spark = new PlayedSchedulerState();
    private final PlayedScaleIn played = new PlayedScaleIn(thread.ticker());
    private final ShuffleNeeds needs = played.scaleIn().needs();
    private final Reconciliation reconciliation = new Reconciliation(
            spark,
            new DemandListener(() -> 0, () -> {}),
            new LocalityPreferences(),
            new ExecutorTracker(5, registered -> {}, started -> {}),
            Optional.of(played.scaleIn()));
    private double now;

    @AfterEach
    void stop() {
        played.close();
    }

    @Test
    void forgetsAJobAndAQueryWhoseEndsWereLost() {
        played.write(7, "1");
        jobStarted(1, 7, Set.of());
        needs.written(7, Set.of(3L));
        spark.running(Set.of(1), Set.of(3L));
        compare(2);
        assertThat(needs.jobs()).containsExactly(1);
        assertThat(needs.executions()).containsExactly(3L);

        spark.running(Set.of(), Set.of());
        compare(1);
        assertThat(needs.jobs()).as("its end may be told yet").containsExactly(1);
        compare(1);
        assertThat(needs.jobs()).isEmpty();
        assertThat(needs.executions()).isEmpty();
    }

    @Test
    void keepsAllWhileAJobRunsWhoseStartWasLost() {
        spark.running(Set.of(1), Set.of());
        compare(1);
        assertThat(needs.needsAll()).isFalse();
        compare(1);
        assertThat(needs.needsAll()).isTrue();

        spark.running(Set.of(), Set.of());
        compare(1);
        assertThat(needs.needsAll()).isFalse();
    }

    /** The exchange is over when the one that is joined with it still runs. */
    @Test
    void keepsWhatAQueryWritesThoughTheStartOfTheJobWasLost() {
        played.write(7, "1");
        spark.running(Set.of(1), Set.of(3L));
        spark.writing(new SchedulerState.Output(7, ImmutableSet.of(3L)));
        compare(1);

        spark.running(Set.of(2), Set.of(3L));
        spark.writing();
        compare(3);
        assertThat(needs.needed(shuffle -> true)).containsExactly(7);

        spark.running(Set.of(), Set.of());
        compare(2);
        assertThat(needs.needed(shuffle -> true)).isEmpty();
    }

    private void jobStarted(int job, int shuffle, Set<Long> executions) {
        needs.jobStarted(
                job,
                List.of(
                        new ShuffleNeeds.Stage(0, OptionalInt.of(shuffle), ImmutableSet.of()),
                        new ShuffleNeeds.Stage(1, OptionalInt.empty(), ImmutableSet.of(0))),
                executions);
    }

    private void compare(int times) {
        for (int time = 0; time < times; time++) {
            now += 5;
            reconciliation.step(now);
        }
    }
}
