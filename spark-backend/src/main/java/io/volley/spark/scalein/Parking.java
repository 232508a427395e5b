package io.volley.spark.scalein;

import java.util.Map;
import java.util.Set;

/** What scale-in asks of Spark's task scheduler. */
public interface Parking {
    /** No more tasks for these executors, and for no others; what they run goes on. */
    void park(Set<String> executors);

    /** Kills that are not forced shall spare executors. */
    void guard(KillGuard guard);

    /** Whether an executor runs tasks now. */
    boolean runsTasks(String executor);

    /** How many tasks run on each executor. Takes Spark's lock for as long as it takes to copy that. */
    Map<String, Integer> runningTasks();
}
