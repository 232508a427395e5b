package io.volley.cli.submit;

import io.volley.testbed.Home;
import io.volley.testbed.spark.InstalledSpark;
import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Submits an application to the cluster a user has, with Volley in charge of its executors. */
@Command(
        name = "submit",
        description = "Submit a Spark application with Volley as its cluster manager.",
        customSynopsis = "volley submit [options of spark-submit] <app jar> [app arguments]",
        footer = {
            "",
            "Takes the options of spark-submit as they are. Adds Volley's jar to --jars, puts spark-volley: in front",
            "of --master yarn and --master spark://…, and without a master uses spark-volley:yarn.",
            "--num-executors, --queue, --files and --archives mean what they mean on YARN.",
            "Runs the Spark that SPARK_HOME names; without it, the one that Volley was built with.",
            "Client mode only: the driver runs here.",
            "",
            "Examples:",
            "  volley submit --class org.example.Report report.jar hdfs:///logs",
            "  volley submit --master yarn --queue nightly --conf spark.dynamicAllocation.maxExecutors=200 job.jar",
            "  volley submit --master spark://h1:7077,h2:7077 --executor-cores 4 job.jar",
        })
public final class SubmitCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run(arguments, System.getenv());
    }

    /** The exit status of SparkSubmit. */
    public static int run(List<String> words, Map<String, String> environment)
            throws IOException, InterruptedException {
        SubmitArguments arguments = SubmitArguments.parse(words);
        Home home = Home.find();
        Path spark = sparkHome(environment, home);
        if (arguments.submitsNothing()) {
            return runToEnd(new SparkProcess(spark, Map.of()).submit(words));
        }
        Path jar = home.requireVolleyJar();
        requireSameLine(spark, home);
        SubmitArguments.Translation translation = arguments.volley(
                jar, Path.of("").toAbsolutePath(), SparkDefaults.read(arguments.propertiesFile(), spark, environment));
        translation.notes().forEach(note -> System.err.println("volley: " + note));
        return runToEnd(new SparkProcess(spark, Map.of()).submit(translation.arguments()));
    }

    /** The Spark that SPARK_HOME names; without it, the one that Volley was built with. */
    public static Path sparkHome(Map<String, String> environment, Home home) {
        return Optional.ofNullable(environment.get("SPARK_HOME"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .orElse(home.spark());
    }

    /**
     * Refuses a Spark that Volley's jar is not for.
     *
     * @throws SubmitException if it is of another line
     */
    public static void requireSameLine(Path spark, Home home) {
        String ours = home.volleyLine().orElseThrow();
        InstalledSpark theirs = InstalledSpark.in(spark.resolve("jars"))
                .orElseThrow(() -> new SubmitException(
                        "%s/jars has no spark-core_*.jar; set SPARK_HOME to the folder of a Spark".formatted(spark)));
        String line = theirs.line()
                .orElseThrow(() -> new SubmitException("%s has %s, but there is Volley only for Spark %s"
                        .formatted(spark, theirs, String.join(", ", InstalledSpark.LINES))));
        if (!line.equals(ours)) {
            throw new SubmitException("%s has %s, but this Volley is for Spark %s; set VOLLEY_SPARK_LINE=%s"
                    .formatted(spark, theirs, ours, line));
        }
    }

    private static int runToEnd(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.inheritIO().start();
        // Ctrl-C reaches both; a plain kill reaches only us.
        Thread end = new Thread(process::destroy, "end-submit");
        Runtime.getRuntime().addShutdownHook(end);
        int status = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        return status;
    }
}
