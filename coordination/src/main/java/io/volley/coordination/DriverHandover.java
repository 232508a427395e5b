package io.volley.coordination;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * What the submission gives each run of the driver in cluster mode, as a file in its working directory, named {@link #FILE}.
 * Holds no secret.
 *
 * @param applicationId YARN's id of the application
 * @param zooKeeper where the application's state stands
 * @param program what runs in the driver
 * @param executorFiles what executors get, by name in their working directory
 * @param sparkJars class path entries for Spark's classes in executors
 * @param userJars class path entries for the user's there
 * @param stagingDirectory the application's directory on the cluster's file system
 */
public record DriverHandover(
        String applicationId,
        ZooKeeperAddress zooKeeper,
        Program program,
        ImmutableMap<String, LaunchResource> executorFiles,
        ImmutableList<String> sparkJars,
        ImmutableList<String> userJars,
        String stagingDirectory) {
    /** The file's name in the driver's working directory. */
    public static final String FILE = "volley-driver.json";

    /** The file with Spark's settings, in the form of Java's properties. */
    public static final String SETTINGS_FILE = "__spark_conf__.properties";

    /** The variable of the driver's environment that has the number of its run. */
    public static final String RUN = "VOLLEY_RUN";

    /**
     * The user's program.
     *
     * @param mainClass whose main method runs
     * @param arguments of that method
     * @param jars where it is loaded from: names in the working directory, or paths that each node has
     */
    public record Program(String mainClass, ImmutableList<String> arguments, ImmutableList<String> jars) {}
}
