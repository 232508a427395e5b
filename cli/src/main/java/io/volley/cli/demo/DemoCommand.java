package io.volley.cli.demo;

import io.volley.benchmarks.load.AccessLog;
import io.volley.cli.LogFolder;
import io.volley.cli.demo.DemoRun.Outcome;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.spark.SparkProcess;
import io.volley.testbed.zookeeper.ZooKeeperProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a cluster, runs a real Spark job on it through SparkSubmit, and shows when which executor came. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Run a Spark job with Volley on a cluster that lives for this command only: YARN, or Spark Standalone.",
            "The job counts the lines of a log per minute, status and level. Then comes the timeline: executors",
            "requested, allocated and registered, the first task, the end.",
            "The exit status is 0 only if all of that happened and no process is left running.",
            "Everything listens on loopback only."
        },
        footer = {
            "",
            "With --python a Spark that has its Python is needed: that of SPARK_HOME, or in a checkout PyPI's pyspark, which is",
            "then installed once (300 MB).",
            "",
            "Examples:",
            "  volley demo",
            "  volley demo /var/log/dpkg.log",
            "  volley demo --executors-max 12 access.log",
            "  volley demo --cluster",
            "  volley demo --standalone",
            "  volley demo --python"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 20261121;
    private static final int GENERATED_LINES = 200_000;

    private static final int TASK_MILLIS = 300;

    /** So long that the next ApplicationMaster comes before the last task. */
    private static final int LONG_TASK_MILLIS = 1_500;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String LAUNCHER = "volley.launcher";
    private static final String PROGRAM = "log_report.py";

    @Parameters(
            arity = "0..1",
            paramLabel = "LOGFILE",
            description =
                    "An access log (common or combined), or a log whose lines begin with a time. Without it, 200,000"
                            + " lines are made.")
    private Optional<Path> log = Optional.empty();

    @Option(names = "--executors-max", description = "Maximum executors (default: ${DEFAULT-VALUE}).")
    private int mostExecutors = 8;

    @Option(
            names = "--task-millis",
            description =
                    "Each task of the first stage sleeps this long after its real work, to stand for heavier parsing;"
                            + " otherwise one executor would finish before the second has started (default: 300, with"
                            + " --cluster 1500).")
    private Optional<Integer> taskMillis = Optional.empty();

    @Option(names = "--all-minutes", description = "Print each minute, not only the busiest.")
    private boolean allMinutes;

    @Option(names = "--ui", description = "Start Spark's web UI while the job runs.")
    private boolean ui;

    @Option(names = "--keep", description = "Keep the folder with all logs.")
    private boolean keep;

    @Option(names = "--verbose", description = "Show Spark's log as well.")
    private boolean verbose;

    @Option(names = "--standalone", description = "On Spark Standalone: a Master and 2 Workers, in place of YARN.")
    private boolean standalone;

    @Option(
            names = "--cluster",
            description =
                    "The driver runs in the cluster, and the ApplicationMaster is killed in the middle of the job.")
    private boolean inCluster;

    @Option(names = "--python", description = "The job is written in Python, and its executors run Python.")
    private boolean python;

    @Option(names = "--stock", hidden = true, description = "Without Volley, for comparison.")
    private boolean stock;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (inCluster && (standalone || stock)) {
            say("--cluster is for Volley on YARN; leave out %s".formatted(standalone ? "--standalone" : "--stock"));
            return 2;
        }
        if (log.isPresent() && !Files.isReadable(log.get())) {
            say("%s cannot be read".formatted(log.get()));
            return 2;
        }
        Home home = python ? PythonSpark.in(Home.find(), sparkHome(), pip()) : Home.locate();
        if (!stock) {
            home.requireVolleyJar();
        }
        try (LogFolder folder = LogFolder.create("demo", keep)) {
            boolean good = run(home, folder.path());
            if (good) {
                folder.succeeded();
            }
            return good ? 0 : 1;
        } catch (ClusterException e) {
            say(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private static Optional<Path> sparkHome() {
        return Optional.ofNullable(System.getenv("SPARK_HOME"))
                .filter(named -> !named.isBlank())
                .map(Path::of);
    }

    /** Beside the launcher of a checkout. */
    private static Optional<Path> pip() {
        return Optional.ofNullable(System.getProperty(LAUNCHER))
                .map(launcher -> Path.of(launcher).resolveSibling("pip-spark"))
                .filter(Files::isExecutable);
    }

    private boolean run(Home home, Path folder) throws IOException, InterruptedException {
        Path input = log.isPresent() ? log.get().toRealPath() : generate(folder);
        DemoCluster demo = standalone ? DemoCluster.standalone(home, folder) : DemoCluster.yarn(home, folder);
        ClusterProcess cluster = demo.process();
        DemoRun run;
        Outcome outcome;
        Thread end = new Thread(cluster::close, "end-cluster");
        Runtime.getRuntime().addShutdownHook(end);
        try (cluster;
                ZooKeeperProcess zooKeeper = new ZooKeeperProcess(home, folder.resolve("zookeeper"), 0)) {
            say("Starting %s, on loopback".formatted(cluster.description()));
            cluster.start();
            if (inCluster) {
                say("Starting a ZooKeeper, which outlives the driver");
                zooKeeper.start(START_LIMIT);
            }
            Deployment deployment = deployment(home, cluster, zooKeeper);
            run = run(home, folder, input, demo, deployment);
            say("Submitting %s to %s".formatted(input.getFileName(), deployment.master()));
            outcome = run.run();
        }
        Runtime.getRuntime().removeShutdownHook(end);
        List<String> problems = new ArrayList<>(outcome.problems());
        if (!cluster.processes().isEmpty()) {
            problems.add("processes are left running: " + cluster.processes());
        }
        print(outcome);
        problems.forEach(problem -> say("Problem: " + problem));
        if (!problems.isEmpty()) {
            run.tails().forEach(DemoCommand::say);
        }
        return problems.isEmpty();
    }

    private Path generate(Path folder) throws IOException {
        Path file = folder.resolve("access.log");
        say("Writing an access log of %,d lines".formatted(GENERATED_LINES));
        new AccessLog(SEED).write(file, GENERATED_LINES);
        return file;
    }

    private Deployment deployment(Home home, ClusterProcess cluster, ZooKeeperProcess zooKeeper) {
        if (stock) {
            return Deployment.ofStock(cluster.master());
        }
        return inCluster
                ? Deployment.inCluster(zooKeeper.connectString())
                : Deployment.here(cluster.master(), home.requireVolleyJar());
    }

    private DemoRun run(Home home, Path folder, Path input, DemoCluster demo, Deployment deployment)
            throws IOException {
        DemoJob job = new DemoJob(
                home,
                deployment,
                python ? Optional.of(resource(PROGRAM, folder)) : Optional.empty(),
                input,
                folder.resolve("events.jsonl"),
                mostExecutors,
                taskMillis.orElse(inCluster ? LONG_TASK_MILLIS : TASK_MILLIS),
                allMinutes,
                ui);
        Map<String, String> environment = new TreeMap<>(demo.process().environment());
        // Not the user's: their defaults are for another cluster.
        environment.put("SPARK_CONF_DIR", sparkSettings(folder).toString());
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        Path output = folder.resolve("report.txt");
        Path submissionsLog = folder.resolve("job.log");
        return new DemoRun(
                new SparkProcess(home.spark(), environment),
                job,
                inCluster
                        ? new DriverInCluster(home, demo, verbose ? Optional.of(System.err) : Optional.empty())
                        : new DriverHere(output, submissionsLog),
                demo,
                output,
                submissionsLog,
                verbose);
    }

    /** A folder with nothing of Spark's settings but a log that has milliseconds. */
    private static Path sparkSettings(Path folder) throws IOException {
        Path settings = Files.createDirectories(folder.resolve("spark-conf"));
        Files.move(resource("volley-demo-log4j2.properties", folder), settings.resolve("log4j2.properties"));
        return settings;
    }

    private static Path resource(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream file = DemoCommand.class.getResourceAsStream("/" + name)) {
            Files.copy(Objects.requireNonNull(file), copy);
        }
        return copy;
    }

    private static void print(Outcome outcome) {
        System.out.println();
        System.out.println(outcome.report().strip());
        System.out.println();
        System.out.println("Timeline, in seconds after the submission");
        System.out.println(outcome.timeline().render());
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
