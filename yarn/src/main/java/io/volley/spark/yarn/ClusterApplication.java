package io.volley.spark.yarn;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkApplication;

/**
 * What SparkSubmit starts for a submission to {@code spark-volley:yarn} in cluster mode, in the place of stock Spark's {@code
 * YarnClusterApplication}, and with its words: submits an application whose driver runs in the cluster, and waits for its
 * end.
 */
public final class ClusterApplication implements SparkApplication {
    /** YARN's cache distributes what these name, by other settings. PySpark would look for the last on this host. */
    private static final List<String> NOT_THE_DRIVERS =
            List.of("spark.jars", "spark.files", "spark.archives", "spark.submit.pyFiles");

    /** Made by name. */
    public ClusterApplication() {}

    @Override
    public void start(String[] words, SparkConf conf) {
        ClusterArguments arguments = ClusterArguments.parse(words);
        NOT_THE_DRIVERS.forEach(conf::remove);
        conf.set("spark.master", new Yarn().example());
        conf.set("spark.submit.deployMode", "cluster");
        try (ClusterSubmission submission = ClusterSubmission.open(conf)) {
            submission.submit(arguments);
            submission.awaitEnd();
        } catch (IOException | YarnException failure) {
            throw new IllegalStateException(
                    "The application could not be submitted to YARN: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the application was being submitted", interrupted);
        }
    }
}
