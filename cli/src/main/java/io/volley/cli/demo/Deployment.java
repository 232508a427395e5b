package io.volley.cli.demo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the driver of the demo's job is to run, as SparkSubmit is told it.
 *
 * @param master as SparkSubmit knows it
 * @param volleyJar the one jar, if it is to be named among the job's; without it only stock masters work
 * @param zooKeeper outlives a driver in the cluster; empty if the driver runs where it is submitted
 */
record Deployment(String master, Optional<Path> volleyJar, Optional<String> zooKeeper) {
    private static final String PREFIX = "spark-volley:";

    /** In SparkSubmit's own process. */
    static Deployment here(String master, Path volleyJar) {
        return new Deployment(PREFIX + master, Optional.of(volleyJar), Optional.empty());
    }

    /** The same without Volley. */
    static Deployment ofStock(String master) {
        return new Deployment(master, Optional.empty(), Optional.empty());
    }

    /** In a container of YARN's, by {@code volley submit}, which puts Volley's jar there by itself. */
    static Deployment inCluster(String zooKeeper) {
        return new Deployment(PREFIX + "yarn", Optional.empty(), Optional.of(zooKeeper));
    }

    ImmutableList<String> words() {
        return zooKeeper.isEmpty()
                ? ImmutableList.of("--master", master)
                : ImmutableList.of("--master", master, "--deploy-mode", "cluster");
    }

    /** What the driver needs where it runs. */
    ImmutableMap<String, String> settings() {
        return zooKeeper
                .map(server -> ImmutableMap.of(
                        "spark.volley.zookeeper.connect",
                        server,
                        "spark.yarn.appMasterEnv.SPARK_LOCAL_IP",
                        "127.0.0.1"))
                .orElseGet(ImmutableMap::of);
    }

    /** More options for its JVM. A container's standard input is nobody's lifeline. */
    String javaOptions() {
        return zooKeeper.isEmpty() ? " -D" + DriverEvents.LIFELINE + "=true" : "";
    }
}
