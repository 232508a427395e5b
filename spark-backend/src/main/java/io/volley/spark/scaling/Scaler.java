package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.core.demand.Announced;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.fleet.Fleet;
import io.volley.core.plan.ProfileFleet;
import io.volley.core.record.Counts;
import io.volley.core.record.ProfileId;
import io.volley.core.release.Decision;
import io.volley.spark.Status;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Sizes one application: from what Spark asks for, what its tasks need and which executors there are to a target for each
 * profile. Belongs to the driver's loop but for {@link #status}. Times are seconds on one clock that does not go back.
 */
public final class Scaler {
    private final Sizing sizing;
    private final ToIntFunction<ProfileId> slots;
    private final DoubleFunction<ImmutableSortedMap<ProfileId, ProfileDemand>> demand;
    private final Fleet fleet;
    private final VolleySource metrics;
    private final Announced announced = new Announced();

    private Optional<FairShare> share = Optional.empty();
    private ImmutableMap<ProfileId, Integer> asked = ImmutableMap.of();
    private ImmutableSortedMap<ProfileId, Counts> observed = ImmutableSortedMap.of();
    private ImmutableMap<ProfileId, Decision> decisions = ImmutableMap.of();
    private volatile Status status = new Status(Map.of());

    /**
     * @param sizing decides for one profile
     * @param slots how many tasks one executor of a profile runs at once
     * @param demand what the tasks of each profile need at a time
     * @param fleet the executors; empty as yet
     * @param metrics told of each batch
     */
    public Scaler(
            Sizing sizing,
            ToIntFunction<ProfileId> slots,
            DoubleFunction<ImmutableSortedMap<ProfileId, ProfileDemand>> demand,
            Fleet fleet,
            VolleySource metrics) {
        this.sizing = sizing;
        this.slots = slots;
        this.demand = demand;
        this.fleet = fleet;
        this.metrics = metrics;
    }

    /** Of a cluster that it shares with others, the application takes no more than its share from now on. */
    public void share(FairShare fairShare) {
        share = Optional.of(fairShare);
    }

    /** Spark, or the user through Spark, asks for so many executors in all. */
    public void asked(Map<ProfileId, Integer> totals) {
        asked = ImmutableMap.copyOf(totals);
    }

    /** Where the executors of each profile stand, as the cluster sees it. */
    public void observed(ImmutableSortedMap<ProfileId, Counts> counts) {
        observed = counts;
    }

    /** The program expects work that Spark does not know of yet. */
    public void announce(ProfileId profile, ExpectedWork work, double now) {
        announced.announce(profile, work, now);
    }

    /** A stage has been submitted; its tasks may have been announced. */
    public void came(ProfileId profile, int tasks) {
        announced.came(profile, tasks);
    }

    /** The cluster has granted these executors; each registers once it has started. */
    public void granted(Iterable<String> executors, double now) {
        executors.forEach(executor -> fleet.granted(executor, now));
    }

    public void registered(String executor, ProfileId profile, double now) {
        fleet.registered(executor, profile, now);
    }

    public void removed(String executor, double now) {
        fleet.removed(executor, now);
    }

    /** These executors are to go. */
    public void leaving(Iterable<String> executors, double now) {
        executors.forEach(executor -> fleet.leaving(executor, now));
    }

    /** The executors of each profile that are ready or parked, by Spark's ids of them. */
    public Map<ProfileId, Set<String>> present() {
        Map<ProfileId, Set<String>> present = new TreeMap<>();
        fleet.profiles().forEach(profile -> present.put(profile, fleet.present(profile)));
        return present;
    }

    /** These are parked, and no others; what is decided of each profile, with reasons. */
    public void decided(Map<ProfileId, Decision> nextDecisions) {
        decisions = ImmutableMap.copyOf(nextDecisions);
        fleet.parked(decisions.values().stream()
                .flatMap(decision -> decision.parked().stream())
                .collect(ImmutableSet.toImmutableSet()));
    }

    /** How many of each profile are wanted now; a profile that is not named is wanted no more. */
    public ImmutableSortedMap<ProfileId, Target> plan(double now) {
        ImmutableSortedMap<ProfileId, ProfileDemand> needed = withAnnounced(demand.apply(now), now);
        SortedSet<ProfileId> profiles = new TreeSet<>(fleet.profiles());
        profiles.addAll(asked.keySet());
        profiles.addAll(needed.keySet());
        Map<ProfileId, Target> planned = new TreeMap<>();
        for (ProfileId profile : profiles) {
            planned.put(
                    profile,
                    sizing.target(
                            needed.getOrDefault(profile, ProfileDemand.NONE),
                            fleet(profile, now),
                            asked.getOrDefault(profile, 0)));
        }
        ImmutableSortedMap<ProfileId, Target> targets = withinShare(ImmutableSortedMap.copyOf(planned), now);
        targets.forEach((profile, target) -> {
            int before = fleet(profile, now).startingCount();
            fleet.targeted(profile, target.executors(), now);
            count(profile, before, fleet(profile, now).startingCount());
        });
        return targets;
    }

    /**
     * What the cluster is told of these targets: whoever is here and not parked is wanted. Otherwise each short job would be
     * told twice, when it comes and when it is done, with nothing asked for and nothing given back.
     */
    public ImmutableSortedMap<ProfileId, Target> kept(Map<ProfileId, Target> targets, double now) {
        ImmutableSortedMap.Builder<ProfileId, Target> kept = ImmutableSortedMap.naturalOrder();
        targets.forEach((profile, target) -> {
            int ready = fleet(profile, now).ready();
            kept.put(profile, target.atLeast(ready, ready + " are here and not parked"));
        });
        return kept.buildOrThrow();
    }

    /** Whether others wait for what is here beyond the targets of the last plan. */
    public boolean othersWait() {
        return share.filter(FairShare::othersWait).isPresent();
    }

    private ImmutableSortedMap<ProfileId, Target> withinShare(
            ImmutableSortedMap<ProfileId, Target> planned, double now) {
        return share.map(found -> found.hold(planned, Maps.transformValues(present(), Set::size), now))
                .orElse(planned);
    }

    private ProfileFleet fleet(ProfileId profile, double now) {
        return fleet.of(profile, slots.applyAsInt(profile), now);
    }

    /** Takes down how the application is sized, for {@link #status}. */
    public void publish(Map<ProfileId, Target> targets, double now) {
        Map<Integer, Status.Profile> next = new TreeMap<>();
        targets.forEach((profile, target) -> next.put(profile.value(), standing(profile, fleet(profile, now), target)));
        status = new Status(next);
    }

    /** How the application was sized when that was published last; for every thread. */
    public Status status() {
        return status;
    }

    private ImmutableSortedMap<ProfileId, ProfileDemand> withAnnounced(
            ImmutableSortedMap<ProfileId, ProfileDemand> tasks, double now) {
        Map<ProfileId, ProfileDemand> needed = new TreeMap<>(tasks);
        for (ProfileId profile : announced.profiles()) {
            ImmutableList<ExpectedWork> expected = announced.expected(profile, now);
            ProfileDemand known = needed.getOrDefault(profile, ProfileDemand.NONE);
            needed.put(profile, new ProfileDemand(known.stages(), known.unschedulableTaskSets(), expected));
        }
        return ImmutableSortedMap.copyOf(needed);
    }

    private void count(ProfileId profile, int before, int after) {
        metrics.profile(profile.value());
        if (after > before) {
            metrics.batch(after - before);
        } else if (after < before) {
            metrics.withdrawn(before - after);
        }
    }

    private Status.Profile standing(ProfileId profile, ProfileFleet now, Target target) {
        int waiting = now.startingCount();
        int notGranted = Math.min(
                waiting,
                observed.getOrDefault(profile, new Counts(waiting, 0, 0)).asked());
        return new Status.Profile(
                target.executors(),
                notGranted,
                waiting - notGranted,
                now.ready(),
                now.parked(),
                now.leaving(),
                Stream.concat(
                                target.reasons().stream(),
                                Optional.ofNullable(decisions.get(profile)).stream()
                                        .flatMap(decision -> decision.reasons().stream()))
                        .toList());
    }
}
