package io.volley.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.plan.ProfileFleet;
import io.volley.core.plan.ProfileFleet.Batch;
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

class FleetTest {
    private static final ProfileId PROFILE = ProfileId.DEFAULT;

    private final List<Double> took = new ArrayList<>();
    private final List<Double> started = new ArrayList<>();
    private final Fleet fleet = new Fleet(5, took::add, started::add);

    @Test
    void waitsForEachBatchSinceItWasAskedFor() {
        fleet.targeted(PROFILE, 4, 10);
        fleet.targeted(PROFILE, 6, 12);

        assertThat(now(13).starting()).containsExactly(new Batch(4, 3), new Batch(2, 1));
    }

    @Test
    void countsARegistrationAgainstTheOldestBatch() {
        fleet.targeted(PROFILE, 2, 10);
        fleet.targeted(PROFILE, 3, 12);

        fleet.registered("1", PROFILE, 14);

        assertThat(now(14).ready()).isEqualTo(1);
        assertThat(now(14).starting()).containsExactly(new Batch(1, 4), new Batch(1, 2));
        assertThat(took).containsExactly(4.0);
    }

    @Test
    void withdrawsTheYoungestFirst() {
        fleet.targeted(PROFILE, 4, 10);
        fleet.targeted(PROFILE, 6, 12);

        fleet.targeted(PROFILE, 3, 13);

        assertThat(now(13).starting()).containsExactly(new Batch(3, 3));
    }

    @Test
    void waitsForAnotherInThePlaceOfALostOne() {
        fleet.targeted(PROFILE, 1, 10);
        fleet.registered("1", PROFILE, 14);

        fleet.removed("1", 20);

        assertThat(now(21).ready()).isZero();
        assertThat(now(21).starting()).containsExactly(new Batch(1, 1));
    }

    @Test
    void countsALeavingExecutorNoMore() {
        fleet.targeted(PROFILE, 2, 10);
        fleet.registered("1", PROFILE, 14);
        fleet.registered("2", PROFILE, 14);

        fleet.leaving("1", 20);

        assertThat(now(20)).isEqualTo(new ProfileFleet(2, 1, none(), 1, 0, 1, 5));
        fleet.removed("1", 21);
        assertThat(now(21)).isEqualTo(new ProfileFleet(2, 1, none(), 1, 0, 0, 5));
    }

    @Test
    void parksTheseAndNoOthers() {
        fleet.targeted(PROFILE, 3, 0);
        List.of("1", "2", "3").forEach(executor -> fleet.registered(executor, PROFILE, 5));

        fleet.parked(List.of("1", "2"));
        assertThat(now(6).parked()).isEqualTo(2);
        fleet.parked(List.of("3"));

        assertThat(now(6).parked()).isEqualTo(1);
        assertThat(now(6).ready()).isEqualTo(2);
        assertThat(fleet.present(PROFILE)).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void takesTheMiddleOfTheLastStartsForTheTimeThatTheNextWillTake() {
        assertThat(now(0).startUpSeconds()).isEqualTo(5);
        List.of("1", "2", "3").forEach(executor -> fleet.granted(executor, 1));

        fleet.registered("1", PROFILE, 3);
        fleet.registered("2", PROFILE, 4);
        fleet.registered("3", PROFILE, 500);

        assertThat(now(500).startUpSeconds()).isEqualTo(3);
    }

    @Test
    void learnsNothingFromALongWaitForTheGrant() {
        fleet.targeted(PROFILE, 1, 0);

        fleet.granted("1", 345);
        fleet.registered("1", PROFILE, 349);

        assertThat(now(349).startUpSeconds()).isEqualTo(4);
        assertThat(took).containsExactly(349.0);
        assertThat(started).containsExactly(4.0);
    }

    @Test
    void learnsNothingFromAnExecutorWhoseGrantIsNotKnown() {
        fleet.targeted(PROFILE, 1, 0);

        fleet.registered("1", PROFILE, 349);

        assertThat(now(349).startUpSeconds()).isEqualTo(5);
        assertThat(now(349).ready()).isEqualTo(1);
    }

    @Test
    void learnsOnceFromAnExecutorThatIsToldOfTwice() {
        fleet.granted("1", 1);
        fleet.registered("1", PROFILE, 3);

        fleet.registered("1", PROFILE, 90);

        assertThat(now(90).startUpSeconds()).isEqualTo(2);
    }

    @Test
    void tellsNobodyOfTheRequestOfAnExecutorThatNobodyWaitedFor() {
        fleet.registered("1", PROFILE, 2);

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
                    fleet.targeted(PROFILE, target, event);
                }
                case 1 -> {
                    if (!leaving.contains(executor)) {
                        present.add(executor);
                    }
                    fleet.registered(executor, PROFILE, event);
                }
                case 2 -> {
                    present.remove(executor);
                    leaving.remove(executor);
                    fleet.removed(executor, event);
                }
                case 3 -> {
                    if (present.remove(executor)) {
                        leaving.add(executor);
                        target = Math.max(0, target - 1);
                    }
                    fleet.leaving(executor, event);
                }
                default -> fleet.parked(Set.of(executor));
            }
            ProfileFleet now = now(event);
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

    private ProfileFleet now(double now) {
        return fleet.of(PROFILE, 2, now);
    }

    private static ImmutableList<Batch> none() {
        return ImmutableList.of();
    }
}
