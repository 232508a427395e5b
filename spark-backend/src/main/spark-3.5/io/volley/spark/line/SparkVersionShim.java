package io.volley.spark.line;

import io.volley.spark.ScalaCollections;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.package$;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;

/** Spark 3.5. */
public final class SparkVersionShim {
    /** What its versions begin with. */
    public static final String NAME = "3.5";

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
                (double) conf.get(package$.MODULE$.EXECUTOR_MEMORY_OVERHEAD_FACTOR()),
                conf,
                python,
                ScalaCollections.map(resourceNames));
    }
}
