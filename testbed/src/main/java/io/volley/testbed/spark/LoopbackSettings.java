package io.volley.testbed.spark;

import com.google.common.collect.ImmutableMap;
import io.volley.testbed.Home;

/** Spark's settings for jobs on the clusters of this machine: small, and nothing listens but on loopback. */
public final class LoopbackSettings {
    private static final String JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private LoopbackSettings() {}

    /**
     * The settings, by their keys.
     *
     * @param home has Spark's jars, which are not uploaded then
     */
    public static ImmutableMap<String, String> of(Home home) {
        return ImmutableMap.<String, String>builder()
                .put("spark.yarn.jars", "local:" + home.sparkJars() + "/*")
                .put("spark.driver.memory", "512m")
                .put("spark.executor.memory", "512m")
                .put("spark.executor.memoryOverhead", "256m")
                .put("spark.executor.cores", "1")
                .put("spark.executor.extraJavaOptions", JVM)
                .put("spark.driver.extraJavaOptions", JVM)
                .put("spark.driver.bindAddress", "127.0.0.1")
                .put("spark.driver.host", "127.0.0.1")
                .put("spark.ui.enabled", "false")
                .put("spark.ui.showConsoleProgress", "false")
                .buildOrThrow();
    }
}
