package io.volley.spark;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SchedulerBackend;

/** A kind of cluster that Volley has a backend for; found as a service. */
public interface ClusterKind {
    /** Whether it is the cluster behind a master. */
    boolean serves(MasterUrl master);

    /** What such a master looks like, for messages. */
    String example();

    /**
     * The field of Spark's {@code ResourceProfileManager} that says that the master is of this kind: where it does, stages may
     * have resource profiles of their own.
     */
    String stageProfilesField();

    /** Whether such a cluster has started this driver itself, in cluster mode. */
    default boolean hasStartedThisDriver() {
        return false;
    }

    /** Spark's backend for an application on it. */
    SchedulerBackend backend(VolleyTaskScheduler scheduler, SparkContext context, MasterUrl master);
}
