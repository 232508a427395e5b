package io.volley.standalone.pool;

import com.google.common.primitives.Ints;
import io.volley.coordination.PoolMember;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ScaleInWindow;
import io.volley.spark.scaling.Target;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.ToIntFunction;

/**
 * What one application shows of itself to those that it shares a cluster with. Its need rises at once and falls when it has
 * been lower for a while, so that its share is not lent and taken back between two of its jobs. Belongs to the driver's loop.
 */
final class PoolDemand {
    private final double weight;
    private final int mostCores;
    private final ScaleInWindow window;
    private final ToIntFunction<ProfileId> ofOne;
    private ProfileId first = ProfileId.DEFAULT;

    /**
     * @param weight how much the application counts for, above 0
     * @param mostCores how many cores it can get at most
     * @param windowSeconds the longest that its need must have been lower
     * @param ofOne how many cores one executor of a profile takes
     */
    PoolDemand(double weight, int mostCores, double windowSeconds, ToIntFunction<ProfileId> ofOne) {
        this.weight = weight;
        this.mostCores = mostCores;
        this.window = new ScaleInWindow(windowSeconds);
        this.ofOne = ofOne;
    }

    /** Of one that needs nothing yet. */
    PoolMember none(OptionalInt cluster) {
        return member(0, 0, cluster);
    }

    /**
     * Of one that needs and has so much now. Its share is one of whole executors of the first profile that it needs any of, or
     * needed last.
     *
     * @param planned how many of each profile are needed
     * @param present how many of each profile are here
     * @param cluster the cores of the cluster, if they are known
     * @param now seconds on a clock that does not go back
     */
    PoolMember of(
            SortedMap<ProfileId, Target> planned, Map<ProfileId, Integer> present, OptionalInt cluster, double now) {
        long needed = 0;
        for (Map.Entry<ProfileId, Target> entry : planned.entrySet()) {
            needed += (long) entry.getValue().executors() * coresOfOne(entry.getKey());
        }
        long held = 0;
        for (Map.Entry<ProfileId, Integer> entry : present.entrySet()) {
            held += (long) entry.getValue() * coresOfOne(entry.getKey());
        }
        first = planned.entrySet().stream()
                .filter(entry -> entry.getValue().executors() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(first);
        return member(window.with(Ints.saturatedCast(Math.min(needed, mostCores)), now), held, cluster);
    }

    private PoolMember member(int needed, long held, OptionalInt cluster) {
        return new PoolMember(
                weight,
                needed,
                Ints.saturatedCast(held),
                coresOfOne(first),
                Math.min(cluster.orElse(0), PoolMember.MOST_CORES));
    }

    int coresOfOne(ProfileId profile) {
        return Math.max(1, ofOne.applyAsInt(profile));
    }
}
