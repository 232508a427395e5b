package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.coordination.MemoryStore;
import io.volley.coordination.MemoryTree;
import io.volley.coordination.Pool;
import io.volley.coordination.PoolNodes;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.fleet.Fleet;
import io.volley.core.plan.ProfileFleet;
import io.volley.core.record.Counts;
import io.volley.core.record.ProfileId;
import io.volley.core.release.Decision;
import io.volley.spark.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScalerTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);

    private final List<ProfileDemand> demands = new ArrayList<>();
    private final List<ProfileFleet> fleets = new ArrayList<>();
    private final VolleySource metrics = new VolleySource(() -> new Status(Map.of()));
    private final Scaler scaler = new Scaler(
            this::size,
            profile -> 2,
            now -> ImmutableSortedMap.of(),
            new Fleet(5, seconds -> {}, seconds -> {}),
            metrics);

    /** As asked, but one more for each announcement. */
    private Target size(ProfileDemand demand, ProfileFleet fleet, int asked) {
        demands.add(demand);
        fleets.add(fleet);
        return new Target(asked + demand.expected().size(), ImmutableList.of("a test"));
    }

    @Test
    void plansEachProfileThatIsAskedForOrHasExecutorsOrWork() {
        scaler.asked(Map.of(DEFAULT, 4));
        scaler.announce(LARGE, new ExpectedWork(10, 1, 30), 0);

        ImmutableSortedMap<ProfileId, Target> targets = scaler.plan(1);
        scaler.asked(Map.of());
        ImmutableSortedMap<ProfileId, Target> later = scaler.plan(31);

        assertThat(Maps.transformValues(targets, Target::executors)).isEqualTo(Map.of(DEFAULT, 4, LARGE, 1));
        assertThat(Maps.transformValues(later, Target::executors)).isEqualTo(Map.of(DEFAULT, 0, LARGE, 0));
    }

    @Test
    void forgetsWhatWasAnnouncedOnceItHasCome() {
        scaler.announce(DEFAULT, new ExpectedWork(10, 1, 30), 0);
        scaler.came(DEFAULT, 4);
        scaler.plan(1);
        scaler.came(DEFAULT, 6);
        scaler.plan(2);

        assertThat(demands.get(0).expected()).containsExactly(new ExpectedWork(6, 1, 30));
        assertThat(demands.get(1)).isEqualTo(ProfileDemand.NONE);
    }

    @Test
    void knowsWhoStartsWhoIsReadyAndWhoLeaves() {
        scaler.asked(Map.of(DEFAULT, 4));
        scaler.plan(0);
        scaler.registered("1", DEFAULT, 3);
        scaler.registered("2", DEFAULT, 3);
        scaler.observed(ImmutableSortedMap.of(DEFAULT, new Counts(1, 1, 2)));
        scaler.publish(scaler.plan(3), 3);

        assertThat(scaler.status().profile()).isEqualTo(new Status.Profile(4, 1, 1, 2, 0, 0, List.of("a test")));

        scaler.asked(Map.of(DEFAULT, 1));
        scaler.leaving(List.of("1"), 4);
        scaler.publish(scaler.plan(4), 4);
        assertThat(scaler.status().profile()).isEqualTo(new Status.Profile(1, 0, 0, 1, 0, 1, List.of("a test")));

        scaler.removed("1", 5);
        scaler.publish(scaler.plan(5), 5);
        assertThat(scaler.status().profile().leaving()).isZero();
    }

    @Test
    void wantsWhoIsHereAndNotParkedThoughNothingNeedsHim() {
        scaler.asked(Map.of(DEFAULT, 4));
        scaler.plan(0);
        List.of("1", "2", "3").forEach(executor -> scaler.registered(executor, DEFAULT, 3));
        assertThat(kept(3)).as("what is needed, if that is more").isEqualTo(new Target(4, ImmutableList.of("a test")));

        scaler.asked(Map.of());
        assertThat(kept(4)).isEqualTo(new Target(3, ImmutableList.of("a test", "3 are here and not parked")));

        scaler.decided(Map.of(
                DEFAULT, new Decision(ImmutableSet.of("1"), ImmutableSet.of(), ImmutableSet.of(), ImmutableList.of())));
        scaler.leaving(List.of("2"), 5);
        assertThat(kept(5).executors()).isEqualTo(1);
    }

    private Target kept(double now) {
        return Objects.requireNonNull(scaler.kept(scaler.plan(now), now).get(DEFAULT));
    }

    @Test
    void doesNotTakeALongWaitForTheGrantForTheStartUp() {
        scaler.asked(Map.of(DEFAULT, 2));
        scaler.plan(0);
        scaler.granted(List.of("1"), 345);
        scaler.registered("1", DEFAULT, 349);
        scaler.registered("2", DEFAULT, 700);
        scaler.plan(700);

        assertThat(fleets.get(fleets.size() - 1).startUpSeconds()).isEqualTo(4);
    }

    @Test
    void asksForNoMoreThanItsShare() {
        MemoryStore store = new MemoryStore(new MemoryTree(), "secret");
        try (FairShare share = new FairShare(
                new Pool(store, new PoolNodes("/volley", "etl"), "app-1"),
                Duration.ofSeconds(20),
                new Appetite(1, Integer.MAX_VALUE, 10, profile -> 4),
                () -> OptionalInt.of(14))) {
            share.join(fact -> {});
            scaler.share(share);
            scaler.asked(Map.of(DEFAULT, 5, LARGE, 0));
            scaler.publish(scaler.plan(0), 0);

            assertThat(scaler.status().profile())
                    .isEqualTo(new Status.Profile(
                            3,
                            3,
                            0,
                            0,
                            0,
                            0,
                            List.of("a test", "held to 12 of 14 cores, the share of pool etl: 1 application")));
            assertThat(scaler.othersWait()).isFalse();
            assertThat(metrics.metricRegistry()
                            .histogram("batchSize")
                            .getSnapshot()
                            .getMax())
                    .isEqualTo(3);
        }
    }

    @Test
    void countsBatchesAndWhatIsWithdrawn() {
        scaler.asked(Map.of(DEFAULT, 4, LARGE, 2));
        scaler.plan(0);
        scaler.asked(Map.of(DEFAULT, 1, LARGE, 2));
        scaler.plan(1);

        assertThat(metrics.metricRegistry().counter("batches").getCount()).isEqualTo(2);
        assertThat(metrics.metricRegistry().histogram("batchSize").getSnapshot().getMax())
                .isEqualTo(4);
        assertThat(metrics.metricRegistry().counter("withdrawn").getCount()).isEqualTo(3);
        assertThat(metrics.metricRegistry().getGauges())
                .containsKeys("profile.0.target", "profile.1.asked", "profile.1.starting", "profile.0.parked");
    }
}
