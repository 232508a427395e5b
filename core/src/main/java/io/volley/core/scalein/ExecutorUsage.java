package io.volley.core.scalein;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What one executor does and holds at a moment.
 *
 * @param executor Spark's id of it
 * @param runningTasks tasks that it runs
 * @param neededBytes shuffle data on it that running jobs or queries still need
 * @param staleBytes shuffle data on it that nothing running needs
 * @param cachedBytes blocks of cached RDDs on it
 */
public record ExecutorUsage(String executor, int runningTasks, long neededBytes, long staleBytes, long cachedBytes) {
    public ExecutorUsage {
        checkArgument(
                runningTasks >= 0 && neededBytes >= 0 && staleBytes >= 0 && cachedBytes >= 0,
                "running %s, needed %s, stale %s, cached %s: none may be negative",
                runningTasks,
                neededBytes,
                staleBytes,
                cachedBytes);
    }

    /** An executor that holds nothing. */
    public static ExecutorUsage nothing(String executor, int runningTasks) {
        return new ExecutorUsage(executor, runningTasks, 0, 0, 0);
    }
}
