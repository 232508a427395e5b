package io.volley.testbed.spark;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import io.volley.testbed.process.Java;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to run Spark's own SparkSubmit: with the {@code bin/spark-submit} of an installed Spark, or, for the folder of jars
 * in our {@link Home}, the way {@code bin/spark-class} does it: Spark's launcher prints the command, we run it.
 */
public final class SparkProcess {
    private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

    private final Path sparkHome;
    private final Map<String, String> environment;

    /**
     * @param sparkHome a folder with {@code jars}, and {@code bin/spark-submit} if it is an installed Spark
     * @param environment added to that of this process
     */
    public SparkProcess(Path sparkHome, Map<String, String> environment) {
        this.sparkHome = sparkHome.toAbsolutePath().normalize();
        this.environment = new TreeMap<>(environment);
    }

    /** A process that runs SparkSubmit, not started yet: where its output goes is the caller's affair. */
    public ProcessBuilder submit(List<String> arguments) throws IOException {
        return Files.isExecutable(installed("spark-submit"))
                ? command("spark-submit", arguments)
                : withEnvironment(new ProcessBuilder(commandFromLauncher(arguments)));
    }

    /**
     * A process that runs another main class in the JVM that SparkSubmit would have, not started yet.
     *
     * @param main the class, which takes SparkSubmit's arguments
     * @param jar where it is, added to the class path
     */
    public ProcessBuilder submit(String main, Path jar, List<String> arguments) throws IOException {
        ProcessBuilder builder =
                withEnvironment(new ProcessBuilder(inPlaceOfSparkSubmit(main, jar, commandFromLauncher(arguments))));
        // As bin/spark-submit does: Python's hashes of strings must be the same in driver and executors.
        builder.environment().put("PYTHONHASHSEED", "0");
        return builder;
    }

    static List<String> inPlaceOfSparkSubmit(String main, Path jar, List<String> command) {
        List<String> words = new ArrayList<>(command);
        int classPath = words.indexOf("-cp") + 1;
        words.set(classPath, words.get(classPath) + File.pathSeparator + jar);
        words.set(words.indexOf(SUBMIT), main);
        return words;
    }

    /**
     * A process that runs a command of an installed Spark, not started yet.
     *
     * @param name what it is called in {@code bin}, such as {@code spark-shell}
     */
    public ProcessBuilder command(String name, List<String> arguments) {
        return withEnvironment(new ProcessBuilder(ImmutableList.<String>builder()
                .add(installed(name).toString())
                .addAll(arguments)
                .build()));
    }

    private Path installed(String command) {
        return sparkHome.resolve("bin").resolve(command);
    }

    /**
     * The words before SparkSubmit's own arguments, where Spark's launcher makes them: Java, its options, its class path. They
     * depend on what shapes the driver's JVM and on nothing else, so that one launcher serves all submissions alike in that.
     *
     * @param shaping the arguments that shape it, such as {@code --driver-memory 1g}
     */
    public ImmutableList<String> head(List<String> shaping) throws IOException {
        List<String> arguments = ImmutableList.<String>builder()
                .addAll(shaping)
                .add("--class", "any", "any.jar")
                .build();
        List<String> command = commandFromLauncher(arguments);
        return ImmutableList.copyOf(command.subList(0, command.indexOf(SUBMIT) + 1));
    }

    /** A process that runs SparkSubmit by a {@link #head}, not started yet. */
    public ProcessBuilder submit(List<String> head, List<String> arguments) {
        return withEnvironment(new ProcessBuilder(
                ImmutableList.<String>builder().addAll(head).addAll(arguments).build()));
    }

    private List<String> commandFromLauncher(List<String> arguments) throws IOException {
        List<String> launcher = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                sparkHome.resolve("jars").resolve("*").toString(),
                "org.apache.spark.launcher.Main",
                SUBMIT));
        launcher.addAll(arguments);
        Process process = withEnvironment(new ProcessBuilder(launcher))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] printed = process.getInputStream().readAllBytes();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("Spark's launcher ended with status %d: %s".formatted(status, launcher));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Spark's launcher ran", e);
        }
        return commandIn(printed);
    }

    /**
     * What the launcher printed: perhaps some lines for people, then a NUL and a line end, then the words of the command,
     * a NUL after each.
     */
    static List<String> commandIn(byte[] printed) throws IOException {
        String text = new String(printed, StandardCharsets.UTF_8);
        int start = text.indexOf("\0\n");
        if (start < 0) {
            throw new IOException("Spark's launcher printed no command, but: " + text);
        }
        String words = text.substring(start + 2);
        if (words.isEmpty()) {
            throw new IOException("Spark's launcher printed an empty command");
        }
        return Arrays.asList(words.substring(0, words.length() - (words.endsWith("\0") ? 1 : 0))
                .split("\0", -1));
    }

    private ProcessBuilder withEnvironment(ProcessBuilder builder) {
        Map<String, String> inherited = builder.environment();
        inherited.put("SPARK_HOME", sparkHome.toString());
        InstalledSpark.in(sparkHome.resolve("jars"))
                .ifPresent(spark -> inherited.put("SPARK_SCALA_VERSION", spark.scala()));
        inherited.put("JAVA_HOME", Java.home().toString());
        inherited.putAll(environment);
        return builder;
    }
}
