package io.volley.spark;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SchedulerBackend;

/** A kind of cluster that Volley has a backend for; found as a service. */
public interface ClusterKind {
    /** Whether it is the cluster behind a master. */
    boolean serves(MasterUrl master);

    /** What such a master looks like, for messages. */
    String example();

    /** Spark's backend for an application on it. */
    SchedulerBackend backend(VolleyTaskScheduler scheduler, SparkContext context, MasterUrl master);
}
