package io.volley.spark.scaling;

import com.google.common.primitives.Ints;
import io.volley.coordination.PoolMember;
import io.volley.core.record.ProfileId;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.ToIntFunction;

/**
 * What one application shows of itself to those that it shares a cluster with.
 *
 * @param weight how much it counts for, above 0
 * @param mostCores how many cores it can get at most
 * @param ofOne how many cores one executor of a profile takes
 */
record Appetite(double weight, int mostCores, ToIntFunction<ProfileId> ofOne) {
    /** Its share is one of whole executors of the first profile that it needs any of. */
    PoolMember of(SortedMap<ProfileId, Target> planned, Map<ProfileId, Integer> present, OptionalInt cluster) {
        long needed = 0;
        for (Map.Entry<ProfileId, Target> entry : planned.entrySet()) {
            needed += (long) entry.getValue().executors() * coresOfOne(entry.getKey());
        }
        long held = 0;
        for (Map.Entry<ProfileId, Integer> entry : present.entrySet()) {
            held += (long) entry.getValue() * coresOfOne(entry.getKey());
        }
        ProfileId first = planned.entrySet().stream()
                .filter(entry -> entry.getValue().executors() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ProfileId.DEFAULT);
        return new PoolMember(
                weight,
                Ints.saturatedCast(Math.min(needed, mostCores)),
                Ints.saturatedCast(held),
                coresOfOne(first),
                Math.min(cluster.orElse(0), PoolMember.MOST_CORES));
    }

    int coresOfOne(ProfileId profile) {
        return Math.max(1, ofOne.applyAsInt(profile));
    }
}
