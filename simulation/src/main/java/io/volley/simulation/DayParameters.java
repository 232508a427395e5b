package io.volley.simulation;

import com.google.common.collect.ImmutableMap;

/**
 * What a simulation assumes.
 *
 * @param capacity how many executors the cluster has room for
 * @param slots how many tasks an executor runs at once
 * @param minutes how long the day is
 * @param cleanSeconds how often Spark's cleaner removes shuffle data of jobs that are over
 * @param seed of everything that is drawn
 * @param volley settings of Volley where it differs from its defaults, by their keys
 */
public record DayParameters(
        int capacity, int slots, int minutes, double cleanSeconds, long seed, ImmutableMap<String, String> volley) {
    /** From the allocation to the registration: log-normal, this median in seconds. */
    static final double START_UP_MEDIAN = 4;
    /** Of the logarithm of it. */
    static final double START_UP_SPREAD = 0.25;
    /** How often the cluster allocates what is requested of it, in seconds: the heartbeat of YARN's ApplicationMasters. */
    static final double ALLOCATE_EVERY = 1;

    public DayParameters {
        if (capacity <= 0 || slots <= 0 || minutes <= 0 || cleanSeconds <= 0) {
            throw new IllegalArgumentException(
                    "capacity %d, slots %d, minutes %d, cleanSeconds %s: all must be positive"
                            .formatted(capacity, slots, minutes, cleanSeconds));
        }
    }
}
