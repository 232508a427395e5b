package io.volley.spark.scaling;

import io.volley.core.record.ProfileId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cluster for a test: the port, and behind it somebody who plays the cluster's manager and the executors. All is done on
 * the test's thread. Executors have Spark's ids.
 */
public interface PlayedCluster extends AutoCloseable {
    Cluster cluster();

    /** Spark lets the port release an executor. */
    void release(String executor);

    /** The manager does all that it has been told, and the port hears of it. */
    void answer();

    /** How often the manager has been told something. */
    long messages();

    /** How many executors the manager believes are wanted; a profile that is not named is wanted no more. */
    Map<ProfileId, Integer> told();

    /** Which executors the manager was told to end before it answered last. */
    Set<String> toEnd();

    /** The executors that run. */
    Map<String, ProfileId> running();

    /** An executor ends, and the manager knows why. */
    void crash(String executor);

    /** The connection to an executor breaks, and the manager knows nothing of that. */
    void vanish(String executor);

    /** Longer than anybody waits for a reason. */
    void timePasses();

    /** Of which executors Spark has been told that they are gone. */
    List<Removal> removed();

    @Override
    void close();
}
