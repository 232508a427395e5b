package io.volley.cli.submit;

import java.util.Set;

/** The options of spark-submit that take a value, as {@code SparkSubmitOptionParser} of Spark 3.5 and 4.2 lists them. */
final class SparkOptions {
    private static final Set<String> WITH_VALUE = Set.of(
            "--archives",
            "--class",
            "--conf",
            "-c",
            "--deploy-mode",
            "--driver-class-path",
            "--driver-cores",
            "--driver-default-class-path",
            "--driver-java-options",
            "--driver-library-path",
            "--driver-memory",
            "--exclude-packages",
            "--executor-cores",
            "--executor-memory",
            "--extra-properties-file",
            "--files",
            "--jars",
            "--keytab",
            "--kill",
            "--master",
            "--name",
            "--num-executors",
            "--packages",
            "--principal",
            "--properties-file",
            "--proxy-user",
            "--py-files",
            "--queue",
            "--remote",
            "--repositories",
            "--status",
            "--total-executor-cores");

    private SparkOptions() {}

    static boolean takesValue(String option) {
        return WITH_VALUE.contains(option);
    }
}
