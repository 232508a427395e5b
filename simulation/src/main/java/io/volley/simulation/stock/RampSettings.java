package io.volley.simulation.stock;

import static com.google.common.base.Preconditions.checkArgument;

import io.volley.core.plan.Limits;

/**
 * What stock Spark's ramp follows, by the names of {@code spark.dynamicAllocation}.
 *
 * @param limits {@code minExecutors}, {@code maxExecutors}, {@code executorAllocationRatio}
 * @param initial {@code initialExecutors}
 * @param slots how many tasks an executor runs at once
 * @param backlogMillis {@code schedulerBacklogTimeout}
 * @param sustainedMillis {@code sustainedSchedulerBacklogTimeout}
 */
public record RampSettings(Limits limits, int initial, int slots, long backlogMillis, long sustainedMillis) {
    public RampSettings {
        checkArgument(initial >= 0, "initial is %s, but must not be negative", initial);
        checkArgument(slots > 0, "slots is %s, but must be positive", slots);
        checkArgument(
                backlogMillis > 0 && sustainedMillis > 0,
                "backlogMillis is %s, sustainedMillis is %s: both must be positive",
                backlogMillis,
                sustainedMillis);
    }

    /** Spark's defaults within limits. */
    public static RampSettings defaults(Limits limits, int slots) {
        return new RampSettings(limits, limits.least(), slots, 1_000, 1_000);
    }
}
