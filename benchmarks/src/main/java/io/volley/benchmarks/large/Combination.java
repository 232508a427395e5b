package io.volley.benchmarks.large;

/**
 * What one table of figures is about.
 *
 * @param nodes of the cluster
 * @param executors that are wanted
 */
public record Combination(SchedulerMode scheduler, Hints hints, int nodes, int executors) {
    /** How many of the nodes tasks would like to run on. */
    int preferredHosts() {
        return hints == Hints.ON ? nodes : 0;
    }

    @Override
    public String toString() {
        return "%,d executors on %,d nodes, scheduler %s, host hints %s".formatted(executors, nodes, scheduler, hints);
    }
}
