package io.volley.benchmarks.large;

import com.google.common.collect.ImmutableMap;
import io.volley.benchmarks.large.VirtualYarnProcess.Held;

/** What one run of one system came to. */
public record LargeResult(ImmutableMap<LargeMeasure, Double> values) {
    private static final double MILLIS = 1e3;

    /**
     * Puts together what was measured.
     *
     * @param began when the driver wanted the executors, in milliseconds since 1970
     * @param before what the ApplicationMaster had taken by then
     */
    static LargeResult of(long began, Growth growth, ProcessUsage before, ProcessUsage after, Held held) {
        return new LargeResult(ImmutableMap.<LargeMeasure, Double>builder()
                .put(LargeMeasure.ALL_REQUESTED, (growth.requested() - began) / MILLIS)
                .put(LargeMeasure.ALL_ALLOCATED, (growth.allocated() - began) / MILLIS)
                .put(LargeMeasure.ALL_STARTED, (growth.started() - began) / MILLIS)
                .put(LargeMeasure.RESOURCE_MANAGER_CPU, Math.max(0, growth.cpuMillis()) / MILLIS)
                .put(LargeMeasure.APPLICATION_MASTER_CPU, (after.cpuMillis() - before.cpuMillis()) / MILLIS)
                .put(LargeMeasure.APPLICATION_MASTER_HEAP, (double) after.heapMb())
                .put(LargeMeasure.ALLOCATIONS, (double) growth.allocations())
                .put(LargeMeasure.START_CALLS, (double) growth.calls())
                .put(LargeMeasure.RUNNING, (double) held.running())
                .put(LargeMeasure.NODES, (double) held.nodes())
                .buildOrThrow());
    }

    double value(LargeMeasure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }
}
