package io.volley.spark.scaling;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ProfileId;
import io.volley.spark.ScalaCollections;
import org.apache.spark.resource.ResourceProfile;

/** How many executors Spark requests in all, as it tells its backends. */
public final class Totals {
    private Totals() {}

    /** How many of each profile. */
    public static ImmutableSortedMap<ProfileId, Integer> of(
            scala.collection.immutable.Map<ResourceProfile, Object> totals) {
        ImmutableSortedMap.Builder<ProfileId, Integer> all = ImmutableSortedMap.naturalOrder();
        ScalaCollections.asJava(totals)
                .forEach((profile, total) -> all.put(new ProfileId(profile.id()), (Integer) total));
        return all.buildOrThrow();
    }
}
