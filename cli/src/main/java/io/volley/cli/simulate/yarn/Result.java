package io.volley.cli.simulate.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.cli.cluster.Growth;
import io.volley.cli.cluster.SimulatedYarnProcess.Held;

/** What one run of one contender came to. */
record Result(ImmutableMap<Measure, Double> values) {
    private static final double MILLIS = 1e3;

    /**
     * Puts together what was measured.
     *
     * @param began when the driver wanted the executors, in milliseconds since 1970
     * @param before what the ApplicationMaster had taken by then
     */
    static Result of(long began, Growth growth, Usage before, Usage after, Held held) {
        return new Result(ImmutableMap.<Measure, Double>builder()
                .put(Measure.ALL_ASKED, (growth.asked() - began) / MILLIS)
                .put(Measure.ALL_GRANTED, (growth.granted() - began) / MILLIS)
                .put(Measure.ALL_STARTED, (growth.started() - began) / MILLIS)
                .put(Measure.RESOURCE_MANAGER_CPU, Math.max(0, growth.cpuMillis()) / MILLIS)
                .put(Measure.APPLICATION_MASTER_CPU, (after.cpuMillis() - before.cpuMillis()) / MILLIS)
                .put(Measure.APPLICATION_MASTER_HEAP, (double) after.heapMb())
                .put(Measure.GRANTS, (double) growth.grants())
                .put(Measure.START_CALLS, (double) growth.calls())
                .put(Measure.RUNNING, (double) held.running())
                .put(Measure.NODES, (double) held.nodes())
                .buildOrThrow());
    }

    double value(Measure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }
}
