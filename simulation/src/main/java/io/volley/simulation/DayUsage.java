package io.volley.simulation;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * What a day took of the cluster.
 *
 * @param executorSeconds from each executor's allocation to its end
 * @param lifetimes the same, added up by executor
 * @param slotSeconds what of it ran tasks
 * @param taskSeconds the same, added up by task
 * @param tasks how many ran
 * @param timeline slots by minute
 * @param utilization the part of the held slot-seconds that ran tasks
 */
record DayUsage(
        double executorSeconds,
        double lifetimes,
        double slotSeconds,
        double taskSeconds,
        long tasks,
        Timeline timeline,
        double utilization) {

    static DayUsage of(Meters meters, DayParameters figures, double end) {
        double held = meters.held().total(end);
        double used = meters.used().total(end);
        return new DayUsage(
                held / figures.slots(),
                meters.lifetimes(),
                used,
                meters.taskSeconds(),
                meters.tasks(),
                new Timeline(
                        minutes(meters.desired(), figures, end),
                        minutes(meters.held(), figures, end),
                        minutes(meters.used(), figures, end)),
                held == 0 ? 0 : used / held);
    }

    private static ImmutableDoubleArray minutes(TimeAverage level, DayParameters figures, double end) {
        return ImmutableDoubleArray.copyOf(level.means(figures.minutes(), end));
    }

    /**
     * Slots by minute, the mean of each.
     *
     * @param desired requested
     * @param held allocated and not released
     * @param used running tasks
     */
    record Timeline(ImmutableDoubleArray desired, ImmutableDoubleArray held, ImmutableDoubleArray used) {}
}
