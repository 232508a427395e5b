package io.volley.it;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import io.volley.testbed.spark.ClassDataArchive;
import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One job, submitted through Spark's own SparkSubmit in a process of its own, with {@code --master spark-volley:yarn} and
 * one jar added by {@code --jars}, as a user does it.
 */
final class Submission implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String LIGHT = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    private static final Map<Jvm, ImmutableList<String>> HEADS = new ConcurrentHashMap<>();

    private final Place place;
    private final Path folder;
    private final Map<String, String> conf = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private boolean stock;
    private boolean added;
    private Optional<Process> process = Optional.empty();

    Submission(Place place, String name) throws IOException {
        this.place = place;
        this.folder = place.newFolder(name);
        environment.putAll(place.environment());
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        conf.put("spark.driver.host", "127.0.0.1");
        conf.put("spark.ui.enabled", "false");
        conf.putAll(place.settings(folder));
        conf.put(
                "spark.local.dir",
                Files.createDirectories(folder.resolve("local")).toString());
        conf.put("spark.executor.cores", "1");
        conf.put("spark.executor.memory", "512m");
        conf.put("spark.executor.instances", "2");
        conf.put("spark.executor.extraJavaOptions", LIGHT);
        conf.put("spark.driver.memory", "512m");
        conf.put("spark.driver.extraJavaOptions", LIGHT);
        ClassDataArchive.of(Home.locate()).ifPresent(this::use);
    }

    /** Driver and executors start from the archive; with these settings any user of stock Spark could do the same. */
    private void use(ClassDataArchive archive) {
        for (String jvm : List.of("spark.driver.", "spark.executor.")) {
            conf.put(jvm + "extraClassPath", archive.classPath());
            conf.put(jvm + "extraJavaOptions", LIGHT + " " + archive.option());
        }
    }

    /** One that grows and shrinks by itself, without an external shuffle service. */
    static Submission dynamic(Place place, String name) throws IOException {
        return new Submission(place, name)
                .without("spark.executor.instances")
                .with("spark.dynamicAllocation.enabled", "true")
                .with("spark.dynamicAllocation.shuffleTracking.enabled", "true");
    }

    /** The same, up to so many executors. */
    static Submission dynamic(Place place, String name, int maximum) throws IOException {
        return dynamic(place, name).with("spark.dynamicAllocation.maxExecutors", Integer.toString(maximum));
    }

    Submission with(String key, String value) {
        conf.put(key, value);
        return this;
    }

    Submission without(String key) {
        conf.remove(key);
        return this;
    }

    /** Submits to stock Spark, without Volley, for comparison. */
    Submission onStock() {
        stock = true;
        conf.keySet().removeIf(key -> key.startsWith("spark.volley."));
        return this;
    }

    /** Has the settings add Volley, and no {@code --jars}. */
    Submission addedBySettings() {
        added = true;
        return this;
    }

    Submission environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path folder() {
        return folder;
    }

    /** Starts the driver and returns at once. */
    Submission start(Class<?> main, String... arguments) throws IOException {
        Home home = Home.locate();
        List<String> words =
                new ArrayList<>(List.of("--master", stock ? place.master() : "spark-volley:" + place.master()));
        if (!stock && !added) {
            words.addAll(List.of("--jars", home.volleyJar().orElseThrow().toString()));
        }
        words.addAll(job(main, arguments));
        SparkProcess spark = new SparkProcess(home.spark(), environment);
        return start(spark.submit(head(spark), words));
    }

    /** Spark's launcher is asked once for each shape of driver, and not for each submission. */
    private ImmutableList<String> head(SparkProcess spark) {
        ImmutableList<String> shaping = conf.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("spark.driver."))
                .flatMap(setting -> Stream.of("--conf", setting.getKey() + "=" + setting.getValue()))
                .collect(ImmutableList.toImmutableList());
        return HEADS.computeIfAbsent(new Jvm(Map.copyOf(environment), shaping), jvm -> {
            try {
                return spark.head(jvm.shaping());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** What the launcher makes a driver's JVM of. */
    private record Jvm(Map<String, String> environment, ImmutableList<String> shaping) {}

    /** Starts the driver by Volley's own command, {@code volley submit}, with these options, and returns at once. */
    Submission startByCommand(List<String> options, Class<?> main, String... arguments) throws IOException {
        Home home = Home.locate();
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dvolley.home=" + home.folder(),
                "-cp",
                home.lib().resolve("*").toString(),
                "io.volley.cli.Main",
                "submit"));
        words.addAll(options);
        words.addAll(job(main, arguments));
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().putAll(environment);
        command.environment().remove("SPARK_HOME");
        return start(command);
    }

    private List<String> job(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>(List.of("--class", main.getName()));
        conf.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.add(System.getProperty("volley.jobs", ""));
        words.addAll(List.of(arguments));
        return words;
    }

    private Submission start(ProcessBuilder command) throws IOException {
        process = Optional.of(command.directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start());
        return this;
    }

    /** Starts the driver and waits until it has ended. */
    Submission run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        start(main, arguments);
        awaitExit();
        return this;
    }

    /** Waits until the driver has ended, and returns its exit code. */
    int awaitExit() throws InterruptedException {
        Process running = process.orElseThrow();
        if (!running.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            running.destroyForcibly();
            throw new AssertionError("the driver has not ended in " + LIMIT + System.lineSeparator() + describe());
        }
        return running.exitValue();
    }

    /** What the job reported as {@code name=…}. */
    Optional<String> reported(String name) {
        return read("out")
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }

    /** What the job reported last as {@code name=…}. */
    Optional<String> lastReported(String name) {
        return read("out")
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .reduce((earlier, later) -> later);
    }

    /** All that the job reported whose name begins so, without that beginning. */
    List<String> reports(String beginning) {
        return read("out")
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    /** What the job reported, once it has. */
    String awaitReport(String name) {
        return Awaitility.await("the job's report of " + name)
                .atMost(LIMIT)
                .until(
                        () -> {
                            if (reported(name).isEmpty()
                                    && !process.orElseThrow().isAlive()) {
                                throw new AssertionError(
                                        "the driver ended without it" + System.lineSeparator() + describe());
                            }
                            return reported(name);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until the driver has logged a text. */
    void awaitLog(String text) {
        Awaitility.await("\"" + text + "\" in the driver's log").atMost(LIMIT).until(() -> {
            if (log().contains(text)) {
                return true;
            }
            if (!process.orElseThrow().isAlive()) {
                throw new AssertionError("the driver ended without it" + System.lineSeparator() + describe());
            }
            return false;
        });
    }

    /** Makes an empty file in the submission's folder, for a job that waits for it. */
    void touch(String name) throws IOException {
        Files.createFile(folder.resolve(name));
    }

    /** The driver's process. */
    ProcessHandle driver() {
        return process.orElseThrow().toHandle();
    }

    String applicationId() {
        return awaitReport("application");
    }

    /** What the driver logged. */
    String log() {
        return read("err");
    }

    /** What the ApplicationMasters of this application logged, first attempt first. */
    String applicationMasterLog() {
        return containerFiles("stderr")
                .filter(text -> text.contains("io.volley.yarn"))
                .reduce("", String::concat);
    }

    /**
     * The lines of the ApplicationMaster's log that tell of a batch being requested, but for those that request again, on any host,
     * for what a slow cluster did not allocate in time.
     */
    ImmutableList<String> batches() {
        return applicationMasterLog()
                .lines()
                .filter(line -> line.matches(".*batch \\d+: requesting .*"))
                .filter(line -> !line.contains("not allocated on the hosts that were named"))
                .collect(ImmutableList.toImmutableList());
    }

    private Stream<String> containerFiles(String name) {
        String application = reported("application").orElse("none");
        return place.containerLogs().stream()
                .filter(container -> container.resolveSibling("").endsWith(application))
                .map(container -> container.resolve(name))
                .filter(Files::isRegularFile)
                .map(Submission::readFile);
    }

    /** Everything a person needs to find out why a test failed. */
    String describe() {
        return String.join(
                System.lineSeparator(),
                "--- output of the driver",
                read("out"),
                "--- log of the driver (end)",
                tail(log(), 80),
                "--- log of the ApplicationMaster (end)",
                tail(applicationMasterLog(), 60));
    }

    private static String tail(String text, int lines) {
        List<String> all = text.lines().toList();
        return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    private String read(String name) {
        return readFile(folder.resolve(name));
    }

    private static String readFile(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
    }
}
