package io.volley.spark.line;

import io.volley.spark.ScalaCollections;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.package$;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;

/** Spark 4. */
public final class SparkVersionShim {
    /** What its versions begin with. */
    public static final String NAME = "4";

    private SparkVersionShim() {}

    /**
     * What an executor of a profile takes from a cluster manager, as Spark's own reckon it.
     *
     * @param resourceNames the cluster's names of resources by Spark's, such as {@code gpu} to {@code yarn.io/gpu}
     */
    public static ResourceProfile.ExecutorResourcesOrDefaults resources(
            ResourceProfile profile, SparkConf conf, boolean python, Map<String, String> resourceNames) {
        return ResourceProfile$.MODULE$.getResourcesForClusterManager(
                profile.id(),
                profile.executorResources(),
                (long) conf.get(package$.MODULE$.EXECUTOR_MIN_MEMORY_OVERHEAD()),
                (double) conf.get(package$.MODULE$.EXECUTOR_MEMORY_OVERHEAD_FACTOR()),
                conf,
                python,
                ScalaCollections.map(resourceNames));
    }
}
