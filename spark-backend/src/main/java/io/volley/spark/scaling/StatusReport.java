package io.volley.spark.scaling;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.plan.ProfileSupply;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ScaleInDecision;
import io.volley.spark.Status;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the application is sized, for people and for metrics. Belongs to the driver's loop, but for {@link #status}. */
final class StatusReport {
    private ImmutableSortedMap<ProfileId, ContainerCounts> observed = ImmutableSortedMap.of();
    private ImmutableMap<ProfileId, ScaleInDecision> decisions = ImmutableMap.of();
    private volatile Status status = new Status(Map.of());

    /** Where the executors of each profile stand, as the cluster sees it. */
    void observed(ImmutableSortedMap<ProfileId, ContainerCounts> counts) {
        observed = counts;
    }

    /** What has been decided about the executors of each profile that are here. */
    void decided(Map<ProfileId, ScaleInDecision> next) {
        decisions = ImmutableMap.copyOf(next);
    }

    /** @param supply the executors of a profile */
    void publish(Map<ProfileId, Target> targets, Function<ProfileId, ProfileSupply> supply) {
        Map<Integer, Status.Profile> next = new TreeMap<>();
        targets.forEach((profile, target) -> next.put(profile.value(), of(profile, supply.apply(profile), target)));
        status = new Status(next);
    }

    /** As it was published last; for every thread. */
    Status status() {
        return status;
    }

    private Status.Profile of(ProfileId profile, ProfileSupply now, Target target) {
        int waiting = now.startingCount();
        int notAllocated = Math.min(
                waiting,
                observed.getOrDefault(profile, new ContainerCounts(waiting, 0, 0))
                        .requested());
        return new Status.Profile(
                target.executors(),
                notAllocated,
                waiting - notAllocated,
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
