package io.volley.spark.release;

import java.util.Set;

/** Keeps tasks away from executors. */
public interface Parking {
    /** No more tasks for these executors, and for no others; what they run goes on. */
    void park(Set<String> executors);
}
