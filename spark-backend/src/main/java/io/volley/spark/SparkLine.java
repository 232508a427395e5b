package io.volley.spark;

import io.volley.spark.line.ScalaVersion;
import io.volley.spark.line.SparkVersionShim;

/**
 * A Spark and its Scala, which a jar of Volley is for.
 *
 * @param spark what the versions of that Spark begin with, such as {@code 3.5}
 * @param scala the first two numbers of its Scala
 */
record SparkLine(String spark, String scala) {
    private static final String ALL = "Spark 3.5 for Scala 2.12 or 2.13, and Spark 4 for Scala 2.13";

    /** That of this jar. */
    static final SparkLine OURS = new SparkLine(SparkVersionShim.NAME, ScalaVersion.NAME);

    /**
     * Refuses to run in another Spark. Only this class may be in use by then: others do not link there.
     *
     * @param sparkVersion that runs, such as {@code 3.5.6} or a vendor's {@code 3.5.1-amzn-0}
     * @param scalaVersion that runs, such as {@code 2.12.18}
     * @throws IllegalStateException saying which jar is for it
     */
    void require(String sparkVersion, String scalaVersion) {
        if (!isOf(spark, sparkVersion) || !isOf(scala, scalaVersion)) {
            throw new IllegalStateException(
                    "this jar of Volley is for Spark %s and Scala %s, but runs in Spark %s with Scala %s; %s"
                            .formatted(spark, scala, sparkVersion, scalaVersion, advice(sparkVersion, scalaVersion)));
        }
    }

    private static String advice(String sparkVersion, String scalaVersion) {
        if (isOf("3.5", sparkVersion) && (isOf("2.12", scalaVersion) || isOf("2.13", scalaVersion))) {
            return "add volley-spark-3.5_" + scalaVersion.substring(0, 4) + "-….jar in its place";
        }
        if (isOf("4", sparkVersion)) {
            return "add volley-spark-4_2.13-….jar in its place";
        }
        return "there is Volley for " + ALL;
    }

    private static boolean isOf(String line, String version) {
        return version.startsWith(line + ".");
    }
}
