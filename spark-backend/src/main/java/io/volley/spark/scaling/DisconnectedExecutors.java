package io.volley.spark.scaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Executors whose connection is gone and whose end the cluster has not told yet: it knows the exit code, and so whether the
 * application is to blame. Belongs to one thread. Times are seconds on a clock that does not go back.
 */
public final class DisconnectedExecutors {
    private final double patience;
    private final Map<String, Double> deadlines = new LinkedHashMap<>();

    /** @param patience how long the cluster's word is waited for */
    public DisconnectedExecutors(double patience) {
        this.patience = patience;
    }

    /** The connection to an executor is gone. The first time counts. */
    public void disconnected(String executor, double now) {
        deadlines.putIfAbsent(executor, now + patience);
    }

    /** Spark has removed it. */
    public void removed(String executor) {
        deadlines.remove(executor);
    }

    /** Those of which the cluster has said nothing for too long; each is named once. */
    public List<String> overdue(double now) {
        List<String> overdue = new ArrayList<>();
        deadlines.forEach((executor, deadline) -> {
            if (deadline <= now) {
                overdue.add(executor);
            }
        });
        overdue.forEach(deadlines::remove);
        return overdue;
    }
}
