package io.volley.it;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import io.volley.testbed.process.Java;
import io.volley.testbed.process.LogTail;
import io.volley.testbed.process.Processes;
import io.volley.testbed.spark.ClassDataArchive;
import io.volley.testbed.spark.SparkProcess;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One job, submitted through Spark's own SparkSubmit in a process of its own, with {@code --master spark-volley:yarn} and
 * one jar added by {@code --jars}, as a user does it.
 */
final class Submission implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String LIGHT = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");
    private static final File NOTHING = new File("/dev/null");
    private static final Map<Jvm, ImmutableList<String>> HEADS = new ConcurrentHashMap<>();

    private final Place place;
    private final Path folder;
    private final Map<String, String> conf = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> jars = new ArrayList<>();
    private boolean stock;
    private boolean inCluster;
    private boolean added;
    private Optional<Path> input = Optional.empty();
    private Optional<Process> process = Optional.empty();

    Submission(Place place, String name) throws IOException {
        this(place, name, ClassDataArchive.of(Home.locate()));
    }

    private Submission(Place place, String name, Optional<ClassDataArchive> archive) throws IOException {
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
        archive.ifPresent(this::use);
    }

    /** Driver and executors start from the archive; with these settings any user of stock Spark could do the same. */
    private void use(ClassDataArchive archive) {
        for (String jvm : List.of("spark.driver.", "spark.executor.")) {
            conf.put(jvm + "extraClassPath", archive.classPath());
            conf.put(jvm + "extraJavaOptions", LIGHT + " " + archive.option());
        }
    }

    /** One whose driver is to run in the cluster; to be started by {@link #startInCluster}. */
    static Submission inClusterMode(YarnPlace place, String name) throws IOException {
        return new Submission(place, name).inCluster();
    }

    /** The same on the jars of an installed Spark, and growing and shrinking by itself. */
    static Submission inClusterMode(Place place, String name, Distribution spark) throws IOException {
        return dynamic(place, name, spark).inCluster();
    }

    private Submission inCluster() {
        inCluster = true;
        return with("spark.yarn.appMasterEnv.SPARK_LOCAL_IP", "127.0.0.1");
    }

    /** One that grows and shrinks by itself, without an external shuffle service. */
    static Submission dynamic(Place place, String name) throws IOException {
        return new Submission(place, name).growing();
    }

    /** The same, up to so many executors. */
    static Submission dynamic(Place place, String name, int maximum) throws IOException {
        return dynamic(place, name).with("spark.dynamicAllocation.maxExecutors", Integer.toString(maximum));
    }

    /** One by the commands of an installed Spark, on its own jars, that grows and shrinks by itself. */
    static Submission dynamic(Place place, String name, Distribution spark) throws IOException {
        Submission submission = new Submission(place, name, Optional.empty());
        Path temporary = Files.createDirectories(submission.folder.resolve("tmp"));
        return submission
                .growing()
                .with("spark.yarn.jars", "local:" + spark.jars() + "/*")
                .with("spark.driver.extraJavaOptions", LIGHT + " -Djava.io.tmpdir=" + temporary)
                .with(
                        "spark.hadoop.hive.exec.scratchdir",
                        temporary.resolve("hive").toString())
                .environment("PYSPARK_PYTHON", spark.python().toString());
    }

    private Submission growing() {
        return without("spark.executor.instances")
                .with("spark.dynamicAllocation.enabled", "true")
                .with("spark.dynamicAllocation.shuffleTracking.enabled", "true");
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

    /** What the driver reads as its standard input. */
    Submission input(String text) throws IOException {
        input = Optional.of(Files.writeString(folder.resolve("in"), text));
        return this;
    }

    /** Gives SparkSubmit an option, with a value. */
    Submission option(String name, String value) {
        options.addAll(List.of(name, value));
        return this;
    }

    /** Adds a jar of the user's to {@code --jars}, before Volley's. */
    Submission jar(Path jar) {
        jars.add(jar.toString());
        return this;
    }

    Path folder() {
        return folder;
    }

    /** Starts the driver and returns at once. */
    Submission start(Class<?> main, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(stock ? List.of("--master", place.master()) : volley());
        words.addAll(options);
        words.addAll(job(main, arguments));
        SparkProcess spark = new SparkProcess(Home.locate().spark(), environment);
        return start(spark.submit(head(spark), words));
    }

    /** Starts the driver by a command of an installed Spark, with Volley added to it, and returns at once. */
    Submission start(Distribution spark, String command, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(volley());
        words.addAll(settings());
        words.addAll(List.of(arguments));
        return start(new SparkProcess(spark.home(), environment).command(command, words));
    }

    /**
     * Starts a program in Python, which starts its driver by itself, and returns at once.
     *
     * @param python has PySpark
     * @param program has the settings as its arguments
     */
    Submission startPython(Path python, Path program) throws IOException {
        List<String> words = new ArrayList<>(List.of(python.toString(), program.toString()));
        conf.forEach((key, value) -> words.add(key + "=" + value));
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().put("JAVA_HOME", Java.home().toString());
        command.environment().putAll(environment);
        command.environment().remove("SPARK_HOME");
        return start(command);
    }

    /** The lines that another command of an installed Spark prints, beside the driver, until it has ended well. */
    List<String> outputOf(Distribution spark, String command, String... arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve(command + ".out");
        Path errors = folder.resolve(command + ".err");
        Process running = new SparkProcess(spark.home(), environment)
                .command(command, List.of(arguments))
                .directory(folder.toFile())
                .redirectInput(NOTHING)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            boolean ended = running.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended || running.exitValue() != 0) {
                throw new AssertionError("%s %s. %s%n%s%n%s"
                        .formatted(
                                command,
                                ended ? "ended with " + running.exitValue() : "has not ended in " + LIMIT,
                                readFile(output),
                                LogTail.of(errors, 40),
                                describe()));
            }
        } finally {
            end(running);
        }
        return readFile(output).lines().toList();
    }

    private List<String> volley() {
        List<String> words = new ArrayList<>(List.of("--master", "spark-volley:" + place.master()));
        List<String> all = new ArrayList<>(jars);
        if (!added) {
            all.add(Home.locate().requireVolleyJar().toString());
        }
        if (!all.isEmpty()) {
            words.addAll(List.of("--jars", String.join(",", all)));
        }
        return words;
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
        List<String> words = new ArrayList<>(options);
        words.addAll(job(main, arguments));
        return start(VolleyCommand.submit(environment, words));
    }

    /** Has Volley's own command, or stock Spark's, start the driver in the cluster, and returns at once. */
    Submission startInCluster(Class<?> main, String... arguments) throws IOException {
        return stock
                ? option("--deploy-mode", "cluster").start(main, arguments)
                : startByCommand(cluster(), main, arguments);
    }

    /** The same with an installed Spark and without a job of ours. */
    Submission startInCluster(Distribution spark, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(cluster());
        words.addAll(settings());
        words.addAll(List.of(arguments));
        environment.put("SPARK_HOME", spark.home().toString());
        return start(VolleyCommand.submit(environment, words));
    }

    private List<String> cluster() {
        return List.of("--master", place.master(), "--deploy-mode", "cluster");
    }

    private List<String> job(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>(List.of("--class", main.getName()));
        words.addAll(settings());
        words.add(System.getProperty("volley.jobs", ""));
        words.addAll(List.of(arguments));
        return words;
    }

    private List<String> settings() {
        List<String> words = new ArrayList<>();
        conf.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        return words;
    }

    private Submission start(ProcessBuilder command) throws IOException {
        input.map(Path::toFile).ifPresent(command::redirectInput);
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

    /** What the job has printed, run after run. */
    private String output() {
        return inCluster ? containerFiles("stdout").reduce("", String::concat) : read("out");
    }

    /** What the job reported as {@code name=…}. */
    Optional<String> reported(String name) {
        return output().lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }

    /** What the job reported last as {@code name=…}. */
    Optional<String> lastReported(String name) {
        return output().lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .reduce((earlier, later) -> later);
    }

    /** All that the job reported whose name begins so, without that beginning. */
    List<String> reports(String beginning) {
        return output().lines()
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
        await("\"" + text + "\" in the driver's log", () -> driverLog().contains(text));
    }

    /** Waits until the driver has printed a line. */
    void awaitLine(String line) {
        await("\"" + line + "\" in the driver's output", () -> reports("").contains(line));
    }

    private void await(String what, BooleanSupplier isThere) {
        Awaitility.await(what).atMost(LIMIT).until(() -> {
            boolean alive = process.orElseThrow().isAlive();
            if (isThere.getAsBoolean()) {
                return true;
            }
            if (!alive) {
                throw new AssertionError("the driver ended without it" + System.lineSeparator() + describe());
            }
            return false;
        });
    }

    /** Types to the driver, which reads it from its standard input. */
    void type(String text) throws IOException {
        OutputStream keyboard = process.orElseThrow().getOutputStream();
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
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

    /** The id that YARN gave the application: as the job reports it, else the first that the driver tells of. */
    Optional<String> application() {
        Optional<String> told = inCluster ? Optional.empty() : reported("application");
        return told.or(() -> Stream.of(read("out"), log())
                .flatMap(text -> APPLICATION.matcher(text).results())
                .map(MatchResult::group)
                .findFirst());
    }

    /** What the driver logged; in cluster mode the submitter. */
    String log() {
        return read("err");
    }

    /** What the driver logged, run after run. */
    private String driverLog() {
        return inCluster
                ? containerFiles("stderr")
                        .filter(text -> text.contains("The driver of Volley"))
                        .reduce("", String::concat)
                : log();
    }

    /** What the ApplicationMasters of this application logged, first attempt first. */
    String applicationMasterLog() {
        return containerFiles("stderr")
                .filter(text -> text.contains("io.volley.yarn"))
                .reduce("", String::concat);
    }

    /** What all its containers logged. */
    String containerLogs() {
        return containerFiles("stderr").reduce("", String::concat);
    }

    /** How many executors have run. */
    long executors() {
        return containerLogs()
                .lines()
                .filter(line -> line.contains("ExecutorBackend: Started daemon with process name"))
                .count();
    }

    /** What the executors of this application logged. */
    String executorLog() {
        return containerFiles("stderr")
                .filter(text -> !text.contains("io.volley.yarn"))
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
        String application = application().orElse("none");
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
                tail(applicationMasterLog(), 60),
                "--- log of the executors (end)",
                tail(executorLog(), 60));
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
        process.ifPresent(Submission::end);
    }

    /** Spark's shells are scripts that wait for their JVM: that ends as well. */
    private static void end(Process process) {
        Processes.descendants(process.toHandle()).forEach(Processes::kill);
        process.destroyForcibly();
    }
}
