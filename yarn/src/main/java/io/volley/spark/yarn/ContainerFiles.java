package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.LaunchResource;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/**
 * What containers get of Spark and of the user, uploaded once.
 *
 * @param resources by name in their working directory
 * @param sparkJars class path entries for Spark's classes
 * @param userJars class path entries for the user's
 * @param pythonPath where their Python looks for modules, besides where it looks by itself
 */
record ContainerFiles(
        ImmutableMap<String, LaunchResource> resources,
        ImmutableList<String> sparkJars,
        ImmutableList<String> userJars,
        ImmutableList<String> pythonPath) {
    /**
     * Has executors find Python's modules by a setting of Spark's as well.
     *
     * @throws IOException if a file cannot be found or uploaded; the message names setting and file
     */
    static ContainerFiles upload(SparkConf conf, Configuration hadoop, Staging staging) throws IOException {
        YarnSettings settings = new YarnSettings(conf);
        Optional<String> sparkHome = YarnSession.sparkHome(conf);
        // First: nothing is uploaded yet if it is missing.
        Optional<PySpark> pySpark = PythonApplication.pySpark(conf, System.getenv(), sparkHome);
        SparkJars spark = SparkJars.prepare(settings, sparkHome, hadoop, staging);
        UserFiles user = UserFiles.prepare(settings, pySpark, staging);
        PythonFiles.path(conf, Optional.ofNullable(System.getenv("PYTHONPATH")), user.pythonPath());
        ImmutableMap<String, LaunchResource> resources = ImmutableMap.<String, LaunchResource>builder()
                .putAll(spark.resources())
                .putAll(user.resources())
                .put(ConfArchive.FOLDER, ConfArchive.upload(System.getenv(), staging))
                .buildKeepingLast();
        return new ContainerFiles(
                staging.byOneNameEach(resources), spark.classpath(), user.classpath(), user.pythonPath());
    }
}
