package io.volley.spark.yarn;

import org.apache.spark.SparkConf;
import org.apache.spark.util.CallerContext;
import scala.Option;

/**
 * Who stands in the audit logs of HDFS and YARN beside what this process asks of them, in the words of stock Spark on YARN.
 * Without {@code hadoop.caller.context.enabled} nobody does.
 */
final class CallerContexts {
    private CallerContexts() {}

    /** Whoever submits an application. */
    static void submitter(SparkConf conf, String applicationId) {
        set("CLIENT", conf, applicationId, Option.empty());
    }

    /** The driver of cluster mode, which in stock Spark is in the ApplicationMaster. Threads that begin later inherit it. */
    static void driver(SparkConf conf, String applicationId, int run) {
        set("APPMASTER", conf, applicationId, Option.apply(Integer.toString(run)));
    }

    private static void set(String from, SparkConf conf, String applicationId, Option<String> attempt) {
        new CallerContext(
                        from,
                        conf.getOption("spark.log.callerContext"),
                        Option.apply(applicationId),
                        attempt,
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty())
                .setCurrentContext();
    }
}
