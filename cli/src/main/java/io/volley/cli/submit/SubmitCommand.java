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
        customSynopsis = "volley submit [options of spark-submit] <app jar | python file | R file> [app arguments]",
        footer = {
            "",
            "Runs Spark's own SparkSubmit, extended: each option means what it means there for --master yarn or spark://….",
            "Puts Volley's jar on the class path, and spark-volley: in front of these masters; without a master it is",
            "spark-volley:yarn. Other masters run as they are, without Volley.",
            "Runs the Spark that SPARK_HOME names; without it, the one that Volley was built with.",
            "The driver runs here or, on YARN with --deploy-mode cluster and a ZooKeeper quorum, in the cluster.",
            "",
            "Examples:",
            "  volley submit --class org.example.Report report.jar hdfs:///logs",
            "  volley submit --master yarn --queue nightly --conf spark.dynamicAllocation.maxExecutors=200 job.jar",
            "  volley submit --master spark://h1:7077,h2:7077 --executor-cores 4 job.jar",
            "  volley submit --py-files helpers.zip --archives env.tar.gz#env report.py",
            "  volley submit --master yarn --status application_1764350000000_0001",
        })
public final class SubmitCommand implements Callable<Integer> {
    private static final String MAIN = "io.volley.submit.VolleySubmit";

    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run(arguments, System.getenv());
    }

    /** The exit status of SparkSubmit. */
    public static int run(List<String> words, Map<String, String> environment)
            throws IOException, InterruptedException {
        Home home = Home.find();
        Path spark = sparkHome(environment, home);
        requireSameLine(spark, home);
        return runToEnd(submission(new SparkProcess(spark, Map.of()), home, words));
    }

    /** A process that submits, not started yet. */
    public static ProcessBuilder submission(SparkProcess spark, Home home, List<String> words) throws IOException {
        return spark.submit(MAIN, home.requireVolleyJar(), words);
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
