package io.volley.core.scalein;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * When executors are parked and released.
 *
 * @param windowSeconds the longest that the need must have been lower; see {@link ScaleInWindow}
 * @param parkSeconds how long a parked executor must have been parked and idle
 * @param idleSeconds how long it must have been idle, parked or not
 * @param staleShuffleSeconds how long shuffle data that no job needs holds an executor
 * @param cachedIdleSeconds how long cached blocks hold an idle executor
 * @param executorsHoldShuffle whether shuffle data goes with its executor
 * @param migration whether what is on an executor can be moved to others before it goes
 */
public record ScaleInRules(
        double windowSeconds,
        double parkSeconds,
        double idleSeconds,
        double staleShuffleSeconds,
        double cachedIdleSeconds,
        boolean executorsHoldShuffle,
        boolean migration) {
    public ScaleInRules {
        checkArgument(
                windowSeconds >= 0
                        && parkSeconds >= 0
                        && idleSeconds >= 0
                        && staleShuffleSeconds >= 0
                        && cachedIdleSeconds >= 0,
                "none may be negative: %s, %s, %s, %s, %s",
                windowSeconds,
                parkSeconds,
                idleSeconds,
                staleShuffleSeconds,
                cachedIdleSeconds);
    }
}
