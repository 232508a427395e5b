package io.volley.spark;

import io.volley.spark.scaling.Scaling;
import java.util.List;

/** What runs in the driver for one application on one kind of cluster. All that Spark's threads call returns at once. */
public interface ClusterDriver {
    /** What sizes the application. */
    Scaling scaling();

    /** These executors, by Spark's ids of them, are to go. */
    void release(List<String> executors);
}
