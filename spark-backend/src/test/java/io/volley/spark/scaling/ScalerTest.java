package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.executors.ExecutorTracker;
import io.volley.core.plan.ProfileSupply;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ProfileId;
import io.volley.spark.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScalerTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);

    private final List<ProfileDemand> demands = new ArrayList<>();
    private final List<ProfileSupply> supplies = new ArrayList<>();
    private final VolleySource metrics = new VolleySource(() -> new Status(Map.of()));
    private final ExecutorTracker executors = new ExecutorTracker(5, seconds -> {}, seconds -> {});
    private final AnnouncedDemand demand = new AnnouncedDemand(now -> ImmutableSortedMap.of());
    private final StatusReport report = new StatusReport();
    private final Scaler scaler = new Scaler(this::size, profile -> 2, executors, metrics);

    /** As requested, but one more for each announcement. */
    private Target size(ProfileDemand needed, ProfileSupply supply, int requested) {
        demands.add(needed);
        supplies.add(supply);
        return new Target(requested + needed.expected().size(), ImmutableList.of("a test"));
    }

    @Test
    void plansEachProfileThatIsRequestedOrHasExecutorsOrWork() {
        scaler.requested(Map.of(DEFAULT, 4));
        demand.announce(LARGE, new ExpectedWork(10, 1, 30), 0);

        ImmutableSortedMap<ProfileId, Target> targets = plan(1);
        scaler.requested(Map.of());
        ImmutableSortedMap<ProfileId, Target> later = plan(31);

        assertThat(Maps.transformValues(targets, Target::executors)).isEqualTo(Map.of(DEFAULT, 4, LARGE, 1));
        assertThat(Maps.transformValues(later, Target::executors)).isEqualTo(Map.of(DEFAULT, 0, LARGE, 0));
    }

    @Test
    void forgetsWhatWasAnnouncedOnceItHasCome() {
        demand.announce(DEFAULT, new ExpectedWork(10, 1, 30), 0);
        demand.came(DEFAULT, 4);
        plan(1);
        demand.came(DEFAULT, 6);
        plan(2);

        assertThat(demands.get(0).expected()).containsExactly(new ExpectedWork(6, 1, 30));
        assertThat(demands.get(1)).isEqualTo(ProfileDemand.NONE);
    }

    @Test
    void knowsWhoStartsWhoIsReadyAndWhoLeaves() {
        scaler.requested(Map.of(DEFAULT, 4));
        plan(0);
        executors.registered("1", DEFAULT, 3);
        executors.registered("2", DEFAULT, 3);
        report.observed(ImmutableSortedMap.of(DEFAULT, new ContainerCounts(1, 1, 2)));

        assertThat(published(3)).isEqualTo(new Status.Profile(4, 1, 1, 2, 0, 0, List.of("a test")));

        scaler.requested(Map.of(DEFAULT, 1));
        executors.leaving("1", 4);
        assertThat(published(4)).isEqualTo(new Status.Profile(1, 0, 0, 1, 0, 1, List.of("a test")));

        executors.removed("1", 5);
        assertThat(published(5).leaving()).isZero();
    }

    @Test
    void wantsWhoIsHereAndNotParkedThoughNothingNeedsHim() {
        scaler.requested(Map.of(DEFAULT, 4));
        plan(0);
        List.of("1", "2", "3").forEach(executor -> executors.registered(executor, DEFAULT, 3));
        assertThat(kept(3)).as("what is needed, if that is more").isEqualTo(new Target(4, ImmutableList.of("a test")));

        scaler.requested(Map.of());
        assertThat(kept(4)).isEqualTo(new Target(3, ImmutableList.of("a test", "3 are registered and not parked")));

        executors.parked(Set.of("1"));
        executors.leaving("2", 5);
        assertThat(kept(5).executors()).isEqualTo(1);
    }

    @Test
    void doesNotTakeALongWaitForTheAllocationForTheStartUp() {
        scaler.requested(Map.of(DEFAULT, 2));
        plan(0);
        executors.allocated("1", 345);
        executors.registered("1", DEFAULT, 349);
        executors.registered("2", DEFAULT, 349);
        plan(349);

        assertThat(supplies.get(supplies.size() - 1).startUpSeconds()).isEqualTo(4);
    }

    @Test
    void requestsNoMoreThanItsShare() {
        scaler.share(new ThreeAtMost());
        scaler.requested(Map.of(DEFAULT, 5, LARGE, 0));

        assertThat(published(0)).isEqualTo(new Status.Profile(3, 3, 0, 0, 0, 0, List.of("a test", "a share of three")));
        assertThat(scaler.othersWait()).isTrue();
        assertThat(metrics.metricRegistry().histogram("batchSize").getSnapshot().getMax())
                .isEqualTo(3);
    }

    @Test
    void countsBatchesAndWhatIsWithdrawn() {
        scaler.requested(Map.of(DEFAULT, 4, LARGE, 2));
        plan(0);
        scaler.requested(Map.of(DEFAULT, 1, LARGE, 2));
        plan(1);

        assertThat(metrics.metricRegistry().counter("batches").getCount()).isEqualTo(2);
        assertThat(metrics.metricRegistry().histogram("batchSize").getSnapshot().getMax())
                .isEqualTo(4);
        assertThat(metrics.metricRegistry().counter("withdrawn").getCount()).isEqualTo(3);
        assertThat(metrics.metricRegistry().getGauges())
                .containsKeys("profile.0.target", "profile.1.requested", "profile.1.starting", "profile.0.parked");
    }

    private ImmutableSortedMap<ProfileId, Target> plan(double now) {
        return scaler.plan(demand.at(now), now);
    }

    private Target kept(double now) {
        return Objects.requireNonNull(scaler.kept(plan(now), now).get(DEFAULT));
    }

    private Status.Profile published(double now) {
        report.publish(plan(now), profile -> scaler.supply(profile, now));
        return report.status().profile();
    }

    /** A share of three executors of each profile, for which others wait. */
    private static final class ThreeAtMost implements ClusterShare {
        @Override
        public void join(Consumer<Runnable> loop) {}

        @Override
        public ImmutableSortedMap<ProfileId, Target> hold(
                ImmutableSortedMap<ProfileId, Target> planned, Map<ProfileId, Integer> present, double now) {
            return ImmutableSortedMap.copyOf(Maps.transformValues(
                    planned, target -> target.executors() > 3 ? target.heldTo(3, "a share of three") : target));
        }

        @Override
        public boolean othersWait() {
            return true;
        }

        @Override
        public void close() {}
    }
}
