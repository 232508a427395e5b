package io.volley.cli.cluster;

import com.google.common.collect.Streams;
import io.volley.cli.submit.SubmitCommand;
import io.volley.testbed.Home;
import io.volley.testbed.spark.InstalledSpark;
import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Spark that somebody submits with: his own, which SPARK_HOME names, or else the one that Volley was built with.
 *
 * @param submit its {@code spark-submit}
 * @param jars the folder of its jars
 * @param example an application to submit, its main class and its jar, as words for SparkSubmit
 */
record UserSpark(Path submit, Path jars, List<String> example) {
    private static final String EXAMPLE = "org.apache.spark.examples.SparkPi";

    /**
     * The Spark of an environment.
     *
     * @param folder gets a {@code spark-submit} where the Spark has none
     * @param ofCluster what submissions to the cluster have in their environment; it shapes the driver's class path
     */
    static UserSpark of(Map<String, String> environment, Home home, Path folder, Map<String, String> ofCluster)
            throws IOException {
        Path spark = SubmitCommand.sparkHome(environment, home);
        Path installed = spark.resolve("bin/spark-submit");
        return new UserSpark(
                Files.isExecutable(installed)
                        ? installed
                        : writeSubmit(spark, folder.resolve("spark-submit"), ofCluster),
                spark.resolve("jars"),
                sparkExample(spark)
                        .map(jar -> List.of("--class", EXAMPLE, jar.toString()))
                        .orElseGet(() -> List.of(
                                "--class", Pi.class.getName(), home.jar("cli").toString())));
    }

    private static Optional<Path> sparkExample(Path spark) throws IOException {
        Path examples = spark.resolve("examples/jars");
        if (!Files.isDirectory(examples)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(examples, "spark-examples_*.jar")) {
            return Streams.stream(jars).findFirst();
        }
    }

    /** What Spark's own script does with a Spark that has its jars and no scripts. */
    private static Path writeSubmit(Path spark, Path script, Map<String, String> ofCluster) throws IOException {
        SparkProcess process = new SparkProcess(spark, ofCluster);
        Files.writeString(script, """
                    #!/bin/sh
                    # Spark's own SparkSubmit, on the jars of %1$s.
                    SPARK_HOME=%1$s SPARK_SCALA_VERSION=%2$s exec %3$s "$@"
                    """.formatted(
                        ShellWords.of(spark.toString()),
                        InstalledSpark.in(spark.resolve("jars")).orElseThrow().scala(),
                        ShellWords.of(process.head(List.of()))));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
