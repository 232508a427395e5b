package io.volley.core.plan;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;

/**
 * The executors of one resource profile.
 *
 * @param slots how many tasks one executor runs at once
 * @param target how many are wanted now
 * @param starting those requested that have not registered, as one element for each batch, oldest first
 * @param ready registered, and offered to tasks
 * @param parked registered, and not offered to tasks
 * @param leaving registered, and being released
 * @param startUpSeconds how long an executor takes from the cluster's allocation to registration, in seconds
 */
public record ProfileSupply(
        int slots,
        int target,
        ImmutableList<Batch> starting,
        int ready,
        int parked,
        int leaving,
        double startUpSeconds) {
    public ProfileSupply {
        checkArgument(slots > 0, "slots is %s, but must be positive", slots);
        checkArgument(
                target >= 0 && ready >= 0 && parked >= 0 && leaving >= 0,
                "target %s, ready %s, parked %s, leaving %s: none may be negative",
                target,
                ready,
                parked,
                leaving);
        checkArgument(startUpSeconds > 0, "startUpSeconds is %s, but must be positive", startUpSeconds);
    }

    /** How many have been requested and have not registered. */
    public int startingCount() {
        return starting.stream().mapToInt(Batch::executors).sum();
    }

    /** How many are here, ready or parked. */
    public int present() {
        return ready + parked;
    }

    /** In how many seconds the last of those requested are here; 0 if none is on its way. */
    double allHereInSeconds() {
        return starting.isEmpty() ? 0 : arrivalInSeconds(starting.get(starting.size() - 1));
    }

    /** In how many seconds a batch is here. */
    double arrivalInSeconds(Batch batch) {
        return Math.max(0, startUpSeconds - batch.ageSeconds());
    }

    /**
     * Executors that were requested together.
     *
     * @param executors how many of them have not registered yet
     * @param ageSeconds how long ago they were requested, in seconds
     */
    public record Batch(int executors, double ageSeconds) {
        public Batch {
            checkArgument(executors > 0, "executors is %s, but must be positive", executors);
            checkArgument(ageSeconds >= 0, "ageSeconds is %s, but must not be negative", ageSeconds);
        }
    }
}
