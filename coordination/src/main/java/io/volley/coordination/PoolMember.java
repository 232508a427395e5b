package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What an application shows to those that share a cluster with it.
 *
 * @param weight how much it counts for beside the others, above 0
 * @param coresNeeded how many cores it can use, those that it has included; the most of a short while
 * @param coresHeld how many cores its executors have now
 * @param executorCores how many cores one of its executors takes
 * @param clusterCores all cores of the cluster, as this application sees them; 0 if it does not know
 */
public record PoolMember(double weight, int coresNeeded, int coresHeld, int executorCores, int clusterCores) {
    /** The most cores that a cluster may have: sharing out more would take the members too long. */
    public static final int MOST_CORES = 1_000_000;

    public PoolMember {
        checkArgument(weight > 0 && Double.isFinite(weight), "weight is %s, but must be a number above 0", weight);
        checkArgument(coresNeeded >= 0, "coresNeeded is %s, but must not be negative", coresNeeded);
        checkArgument(coresHeld >= 0, "coresHeld is %s, but must not be negative", coresHeld);
        checkArgument(executorCores > 0, "executorCores is %s, but must be positive", executorCores);
        checkArgument(
                clusterCores >= 0 && clusterCores <= MOST_CORES,
                "clusterCores is %s, but must be 0 to %s",
                clusterCores,
                MOST_CORES);
    }
}
