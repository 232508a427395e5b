package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/** Ways to be rid of executors. None changes how many are wanted; each may block for a moment. */
interface Releaser {
    /** Releases executors, but for those that have got busy since. */
    void kill(Set<String> executors);

    /** Releases an executor whose data has been migrated. */
    void killMigrated(String executor);

    /** Has the data of executors migrated to others; none of them takes any from the others. Returns those that do. */
    ImmutableSet<String> decommission(Set<String> executors);
}
