package io.volley.spark.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.coordination.VirtualThread;
import io.volley.core.demand.TaskWait;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ShuffleNeeds;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In virtual time, on Spark's own MapOutputTracker. */
class ScaleInTest {
    private static final ImmutableSet<String> ALL = ImmutableSet.of("1", "2", "3", "4");
    private static final TaskWait NONE = TaskWait.NONE;

    private final VirtualThread thread = new VirtualThread();
    private final PlayedScaleIn played = new PlayedScaleIn(thread.ticker());
    private final ScaleIn scaleIn = played.scaleIn();
    private final PlayedParking parking = played.parking();

    @AfterEach
    void stop() {
        played.close();
    }

    @Test
    void looksOnceASecondAtMostAndNotAtAllWhileNobodyIsSurplus() {
        played.write(7, "1", "2", "3", "4");
        need(7);
        steps(10, 4, NONE);
        assertThat(played.looks()).isZero();

        steps(10, 1, NONE);
        assertThat(played.looks()).isBetween(5, 8);
    }

    @Test
    void parksAndReleasesThoseThatHoldNothing() {
        played.write(7, "1");
        need(7);
        steps(1, 4, NONE);
        steps(20, 1, NONE);

        assertThat(played.killed()).containsExactlyInAnyOrder("2", "3", "4");
        assertThat(parking.spares("1")).isTrue();
        assertThat(parking.spares("2")).isFalse();
    }

    @Test
    void unparksBetweenTwoLooks() {
        played.write(7, "1", "2", "3", "4");
        need(7);
        steps(1, 4, NONE);
        steps(10, 1, NONE);
        assertThat(parking.parked()).hasSize(3);
        int before = played.looks();
        while (played.looks() == before) {
            step(1, NONE);
        }

        step(4, NONE);
        assertThat(parking.parked()).isEmpty();
        assertThat(played.looks()).as("a tenth of a second after a look").isEqualTo(before + 1);
    }

    @Test
    void unparksEverybodyForTasksThatWaitInVain() {
        played.write(7, "1", "2", "3", "4");
        need(7);
        steps(1, 4, NONE);
        steps(10, 1, NONE);
        String notParked = ALL.stream()
                .filter(executor -> !parking.parked().contains(executor))
                .findFirst()
                .orElseThrow();
        parking.runs(notParked, 2);
        step(1, new TaskWait(5, 5, 0));
        assertThat(parking.parked()).as("all slots are taken").hasSize(3);

        parking.runs(notParked, 1);
        thread.advance(1);
        step(1, new TaskWait(6, 6, 0));
        assertThat(parking.parked()).isEmpty();
        assertThat(played.killed()).isEmpty();
    }

    @Test
    void keepsAllShuffleDataWhileAJobRunsOfWhichNobodyKnows() {
        played.write(7, "1", "2", "3", "4");
        scaleIn.needs().unknownJobs(Set.of(5));
        steps(1, 4, NONE);
        steps(30, 0, NONE);
        assertThat(played.killed()).isEmpty();

        scaleIn.needs().unknownJobs(Set.of());
        steps(30, 0, NONE);
        assertThat(played.killed()).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    /** A query within a long one is over, and what it has written is collected. */
    @Test
    void releasesThoughSparkHasForgottenAShuffleOfARunningQuery() {
        played.write(7, "1");
        played.write(8, "2");
        scaleIn.needs().written(7, Set.of(1L));
        scaleIn.needs().written(8, Set.of(1L, 2L));
        steps(1, 4, NONE);
        scaleIn.needs().executionEnded(2);
        played.clean(8);
        steps(20, 1, NONE);

        assertThat(played.killed()).containsExactlyInAnyOrder("2", "3", "4");
    }

    @Test
    void parksNobodyWhileItCannotBeFoundOutWhatExecutorsHold() {
        steps(1, 4, NONE);
        steps(6, 1, NONE);
        assertThat(parking.parked()).hasSize(3);

        played.answers(false);
        steps(10, 1, NONE);
        assertThat(parking.parked()).isEmpty();
        assertThat(played.killed()).isEmpty();

        played.answers(true);
        steps(10, 1, NONE);
        assertThat(played.killed()).hasSize(3);
    }

    @Test
    void sparesThoseThatHoldWhatIsNeededOnceItKnowsThem() {
        steps(1, 4, NONE);
        played.write(7, "1");
        need(7);
        step(4, NONE);
        assertThat(parking.spares("2")).as("where it lies is not known yet").isTrue();

        step(4, NONE);
        assertThat(parking.spares("1")).isTrue();
        assertThat(parking.spares("2")).isFalse();
        parking.launched("2");
        assertThat(parking.spares("2")).isTrue();
    }

    /** A step each 100 ms, as while tasks come and go. */
    private void steps(int seconds, int needed, TaskWait waited) {
        for (int step = 0; step < 10 * seconds; step++) {
            step(needed, waited);
        }
    }

    private void step(int needed, TaskWait waited) {
        thread.advance(0.1);
        ImmutableSet<String> present = ALL.stream()
                .filter(executor -> !played.killed().contains(executor))
                .collect(ImmutableSet.toImmutableSet());
        scaleIn.step(
                Map.of(ProfileId.DEFAULT, new ScaleIn.Profile(present, needed, 2, waited)),
                false,
                thread.ticker().read() / 1e9);
    }

    private void need(int shuffle) {
        scaleIn.needs()
                .jobStarted(
                        1,
                        List.of(
                                new ShuffleNeeds.Stage(0, OptionalInt.of(shuffle), ImmutableSet.of()),
                                new ShuffleNeeds.Stage(1, OptionalInt.empty(), ImmutableSet.of(0))),
                        Set.of());
    }
}
