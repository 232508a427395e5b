package io.volley.spark.scaling;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ProfileId;
import java.util.function.Function;

/** Where executors come from. All methods are called on the driver's loop. */
public interface Cluster {
    /** A step begins: time to act on what is due. */
    void tick();

    /**
     * So many executors are wanted from now on.
     *
     * @param targets how many of each profile; a profile that is not named is wanted no more
     * @param hosts how many tasks of a profile would like to run on which host; to be asked when executors are requested
     */
    void want(ImmutableSortedMap<ProfileId, Target> targets, Function<ProfileId, ImmutableMap<String, Integer>> hosts);
}
