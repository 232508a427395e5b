package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.TaskWait;
import io.volley.core.executors.ExecutorTracker;
import io.volley.core.plan.ProfileSupply;
import io.volley.core.record.ProfileId;
import io.volley.spark.scalein.ScaleIn;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Sizes one application: from what Spark requests, what its tasks need and which executors there are to a target for each
 * profile. Belongs to the driver's loop. Times are seconds on one clock that does not go back.
 */
final class Scaler {
    private final Sizing sizing;
    private final ToIntFunction<ProfileId> slots;
    private final ExecutorTracker executors;
    private final VolleySource metrics;

    private Optional<ClusterShare> share = Optional.empty();
    private ImmutableMap<ProfileId, Integer> requested = ImmutableMap.of();

    /**
     * @param sizing decides for one profile
     * @param slots how many tasks one executor of a profile runs at once
     * @param executors the executors of the application
     * @param metrics told of each batch
     */
    Scaler(Sizing sizing, ToIntFunction<ProfileId> slots, ExecutorTracker executors, VolleySource metrics) {
        this.sizing = sizing;
        this.slots = slots;
        this.executors = executors;
        this.metrics = metrics;
    }

    /** Of a cluster that it shares with others, the application takes no more than its share from now on. */
    void share(ClusterShare clusterShare) {
        share = Optional.of(clusterShare);
    }

    /** Spark, or the user through Spark, requests so many executors in all. */
    void requested(Map<ProfileId, Integer> totals) {
        requested = ImmutableMap.copyOf(totals);
    }

    /**
     * How many of each profile are wanted now; a profile that is not named is wanted no more.
     *
     * @param demand what the tasks of each profile need
     */
    ImmutableSortedMap<ProfileId, Target> plan(ImmutableSortedMap<ProfileId, ProfileDemand> demand, double now) {
        SortedSet<ProfileId> profiles = new TreeSet<>(executors.profiles());
        profiles.addAll(requested.keySet());
        profiles.addAll(demand.keySet());
        Map<ProfileId, Target> planned = new TreeMap<>();
        for (ProfileId profile : profiles) {
            planned.put(
                    profile,
                    sizing.target(
                            demand.getOrDefault(profile, ProfileDemand.NONE),
                            supply(profile, now),
                            requested.getOrDefault(profile, 0)));
        }
        ImmutableSortedMap<ProfileId, Target> targets = withinShare(ImmutableSortedMap.copyOf(planned), now);
        targets.forEach((profile, target) -> {
            int before = supply(profile, now).startingCount();
            executors.targeted(profile, target.executors(), now);
            count(profile, before, supply(profile, now).startingCount());
        });
        return targets;
    }

    /** How many of each profile are wanted while there is no plan: what Spark itself requests. */
    ImmutableSortedMap<ProfileId, Target> asRequested() {
        ImmutableSortedMap.Builder<ProfileId, Target> targets = ImmutableSortedMap.naturalOrder();
        requested.forEach((profile, total) -> targets.put(
                profile, new Target(total, ImmutableList.of("planning failed; " + total + " requested by Spark"))));
        return targets.buildOrThrow();
    }

    /**
     * What the cluster is told of these targets: at least the executors that are registered and not parked. Otherwise each
     * short job would be told twice, when it comes and when it is done, with nothing requested and nothing released.
     */
    ImmutableSortedMap<ProfileId, Target> kept(Map<ProfileId, Target> targets, double now) {
        ImmutableSortedMap.Builder<ProfileId, Target> kept = ImmutableSortedMap.naturalOrder();
        targets.forEach((profile, target) -> {
            int ready = supply(profile, now).ready();
            kept.put(profile, target.atLeast(ready, ready + " are registered and not parked"));
        });
        return kept.buildOrThrow();
    }

    /**
     * The executors of each profile, and what is asked of them.
     *
     * @param waits how long tasks of each profile have waited
     */
    Map<ProfileId, ScaleIn.Profile> profiles(Map<ProfileId, Target> targets, Map<ProfileId, TaskWait> waits) {
        Map<ProfileId, ScaleIn.Profile> profiles = new TreeMap<>();
        for (ProfileId profile : executors.profiles()) {
            Target target = targets.get(profile);
            profiles.put(
                    profile,
                    new ScaleIn.Profile(
                            executors.present(profile),
                            target == null ? 0 : target.executors(),
                            slots.applyAsInt(profile),
                            waits.getOrDefault(profile, TaskWait.NONE)));
        }
        return profiles;
    }

    private Map<ProfileId, Integer> present() {
        Map<ProfileId, Integer> present = new TreeMap<>();
        executors
                .profiles()
                .forEach(profile ->
                        present.put(profile, executors.present(profile).size()));
        return present;
    }

    /** Whether others wait for what is here beyond the targets of the last plan. */
    boolean othersWait() {
        return share.filter(ClusterShare::othersWait).isPresent();
    }

    /** The executors of a profile. */
    ProfileSupply supply(ProfileId profile, double now) {
        return executors.of(profile, slots.applyAsInt(profile), now);
    }

    private ImmutableSortedMap<ProfileId, Target> withinShare(
            ImmutableSortedMap<ProfileId, Target> planned, double now) {
        return share.map(found -> found.hold(planned, present(), now)).orElse(planned);
    }

    private void count(ProfileId profile, int before, int after) {
        metrics.profile(profile.value());
        if (after > before) {
            metrics.batch(after - before);
        } else if (after < before) {
            metrics.withdrawn(before - after);
        }
    }
}
