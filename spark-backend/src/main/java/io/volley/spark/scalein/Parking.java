package io.volley.spark.scalein;

import java.util.Set;
import java.util.function.Predicate;

/** Keeps tasks away from executors, and kills from others. */
public interface Parking {
    /** No more tasks for these executors, and for no others; what they run goes on. */
    void park(Set<String> executors);

    /**
     * Kills that are not forced shall spare executors.
     *
     * @param spared told Spark's id of an executor, under Spark's locks; must return at once
     */
    void spare(Predicate<String> spared);
}
