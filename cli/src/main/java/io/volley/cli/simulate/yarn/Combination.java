package io.volley.cli.simulate.yarn;

/**
 * What one table of figures is about.
 *
 * @param nodes of the cluster
 * @param executors that are wanted
 */
record Combination(Scheduler scheduler, Hints hints, int nodes, int executors) {
    /** How many of the nodes tasks would like to run on. */
    int preferredHosts() {
        return hints == Hints.ON ? nodes : 0;
    }

    @Override
    public String toString() {
        return "%,d executors on %,d nodes, scheduler %s, host hints %s".formatted(executors, nodes, scheduler, hints);
    }
}
