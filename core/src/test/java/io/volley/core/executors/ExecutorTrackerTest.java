package io.volley.core.executors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.plan.ProfileSupply;
import io.volley.core.plan.ProfileSupply.Batch;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutorTrackerTest {
    private static final ProfileId PROFILE = ProfileId.DEFAULT;

    private final List<Double> took = new ArrayList<>();
    private final List<Double> started = new ArrayList<>();
    private final ExecutorTracker tracker = new ExecutorTracker(5, took::add, started::add);

    @Test
    void waitsForEachBatchSinceItWasRequested() {
        tracker.targeted(PROFILE, 4, 10);
        tracker.targeted(PROFILE, 6, 12);

        assertThat(now(13).starting()).containsExactly(new Batch(4, 3), new Batch(2, 1));
    }

    @Test
    void countsARegistrationAgainstTheOldestBatch() {
        tracker.targeted(PROFILE, 2, 10);
        tracker.targeted(PROFILE, 3, 12);

        tracker.registered("1", PROFILE, 14);

        assertThat(now(14).ready()).isEqualTo(1);
        assertThat(now(14).starting()).containsExactly(new Batch(1, 4), new Batch(1, 2));
        assertThat(took).containsExactly(4.0);
    }

    @Test
    void withdrawsTheYoungestFirst() {
        tracker.targeted(PROFILE, 4, 10);
        tracker.targeted(PROFILE, 6, 12);

        tracker.targeted(PROFILE, 3, 13);

        assertThat(now(13).starting()).containsExactly(new Batch(3, 3));
    }

    @Test
    void waitsForAnotherInThePlaceOfALostOne() {
        tracker.targeted(PROFILE, 1, 10);
        tracker.registered("1", PROFILE, 14);

        tracker.removed("1", 20);

        assertThat(now(21).ready()).isZero();
        assertThat(now(21).starting()).containsExactly(new Batch(1, 1));
    }

    @Test
    void countsALeavingExecutorNoMore() {
        tracker.targeted(PROFILE, 2, 10);
        tracker.registered("1", PROFILE, 14);
        tracker.registered("2", PROFILE, 14);

        tracker.leaving("1", 20);

        assertThat(now(20)).isEqualTo(new ProfileSupply(2, 1, none(), 1, 0, 1, 5));
        tracker.removed("1", 21);
        assertThat(now(21)).isEqualTo(new ProfileSupply(2, 1, none(), 1, 0, 0, 5));
    }

    @Test
    void parksTheseAndNoOthers() {
        tracker.targeted(PROFILE, 3, 0);
        List.of("1", "2", "3").forEach(executor -> tracker.registered(executor, PROFILE, 5));

        tracker.parked(List.of("1", "2"));
        assertThat(now(6).parked()).isEqualTo(2);
        tracker.parked(List.of("3"));

        assertThat(now(6).parked()).isEqualTo(1);
        assertThat(now(6).ready()).isEqualTo(2);
        assertThat(tracker.present(PROFILE)).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void takesALowerOneOfTheLastStartsForTheTimeThatTheNextWillTake() {
        assertThat(now(0).startUpSeconds()).isEqualTo(5);
        List.of("1", "2", "3").forEach(executor -> tracker.allocated(executor, 1));

        tracker.registered("1", PROFILE, 3);
        tracker.registered("2", PROFILE, 4);
        tracker.registered("3", PROFILE, 500);

        assertThat(now(500).startUpSeconds()).isEqualTo(2);
    }

    @Test
    void learnsNothingFromALongWaitForTheAllocation() {
        tracker.targeted(PROFILE, 1, 0);

        tracker.allocated("1", 345);
        tracker.registered("1", PROFILE, 349);

        assertThat(now(349).startUpSeconds()).isEqualTo(4);
        assertThat(took).containsExactly(349.0);
        assertThat(started).containsExactly(4.0);
    }

    @Test
    void learnsNothingFromAnExecutorWhoseAllocationIsNotKnown() {
        tracker.targeted(PROFILE, 1, 0);

        tracker.registered("1", PROFILE, 349);

        assertThat(now(349).startUpSeconds()).isEqualTo(5);
        assertThat(now(349).ready()).isEqualTo(1);
    }

    @Test
    void learnsOnceFromAnExecutorThatIsToldOfTwice() {
        tracker.allocated("1", 1);
        tracker.registered("1", PROFILE, 3);

        tracker.registered("1", PROFILE, 90);

        assertThat(now(3).startUpSeconds()).isEqualTo(2);
        assertThat(started).containsExactly(2.0);
    }

    @Test
    void tellsNobodyOfTheRequestOfAnExecutorThatNobodyWaitedFor() {
        tracker.registered("1", PROFILE, 2);

        assertThat(took).isEmpty();
        assertThat(now(2).ready()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void waitsForExactlyWhatTheTargetExceedsThosePresent(long seed) {
        Random random = new Random(seed);
        Set<String> present = new LinkedHashSet<>();
        Set<String> leaving = new LinkedHashSet<>();
        int target = 0;
        for (int event = 0; event < 300; event++) {
            String executor = Integer.toString(random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> {
                    target = random.nextInt(15);
                    tracker.targeted(PROFILE, target, event);
                }
                case 1 -> {
                    if (!leaving.contains(executor)) {
                        present.add(executor);
                    }
                    tracker.registered(executor, PROFILE, event);
                }
                case 2 -> {
                    present.remove(executor);
                    leaving.remove(executor);
                    tracker.removed(executor, event);
                }
                case 3 -> {
                    if (present.remove(executor)) {
                        leaving.add(executor);
                        target = Math.max(0, target - 1);
                    }
                    tracker.leaving(executor, event);
                }
                default -> tracker.parked(Set.of(executor));
            }
            ProfileSupply now = now(event);
            assertThat(now.startingCount())
                    .as("event %d: %s", event, now)
                    .isEqualTo(Math.max(0, target - present.size()));
            assertThat(now.ready() + now.parked()).as("event %d", event).isEqualTo(present.size());
            assertThat(now.leaving()).as("event %d", event).isEqualTo(leaving.size());
            assertThat(now.starting())
                    .as("event %d: oldest first", event)
                    .isSortedAccordingTo(Comparator.comparing(Batch::ageSeconds).reversed());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private ProfileSupply now(double now) {
        return tracker.of(PROFILE, 2, now);
    }

    private static ImmutableList<Batch> none() {
        return ImmutableList.of();
    }
}
