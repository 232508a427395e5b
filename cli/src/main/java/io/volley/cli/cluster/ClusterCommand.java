package io.volley.cli.cluster;

import com.google.common.collect.ImmutableList;
import io.volley.cli.LogFolder;
import io.volley.cli.cluster.Announcement.Look;
import io.volley.cli.submit.SubmitCommand;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.yarn.YarnProcess;
import io.volley.testbed.zookeeper.ZooKeeperProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a cluster and keeps it until Ctrl-C, for whoever wants to try Volley with submissions of his own. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Start YARN or Spark Standalone on this machine, print how to submit to it, and keep it until Ctrl-C.",
            "The exit status is 0 if it ended because it was told to, and left no process.",
            "Everything listens on loopback only."
        },
        footer = {
            "",
            "Examples:",
            "  volley cluster yarn",
            "  volley cluster yarn --kerberos",
            "  volley cluster yarn --nodes 4 --memory 8g -Dyarn.scheduler.capacity.maximum-am-resource-percent=0.1",
            "  volley cluster standalone --nodes 3 -Dspark.shuffle.service.enabled=true"
        })
public final class ClusterCommand implements Callable<Integer> {
    /** The path of the launcher, and its options that belong to a command that can be pasted; the launcher sets both. */
    private static final String LAUNCHER = "volley.launcher";

    private static final String LAUNCHER_LINE = "volley.launcher.line";
    private static final Duration ZOOKEEPER_LIMIT = Duration.ofSeconds(60);
    private static final int MOST_NODES = 50;
    private static final int MOST_CORES = 1_024;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CLUSTER", description = "${COMPLETION-CANDIDATES}.")
    private ClusterKind kind = ClusterKind.YARN;

    @Option(names = "--nodes", description = "NodeManagers or Workers (default: ${DEFAULT-VALUE}).")
    private int nodes = 2;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemorySize.class,
            defaultValue = "16g",
            description = "What each of them offers to executors, such as 8g or 4096m; nothing is set aside for it"
                    + " (default: ${DEFAULT-VALUE}).")
    private int memory;

    @Option(names = "--cores", description = "Cores that each of them offers (default: ${DEFAULT-VALUE}).")
    private int cores = 16;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A setting of the cluster: of Hadoop on YARN, of Spark's Master and Workers on Standalone."
                    + " Repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--kerberos", description = "On YARN: ask for tickets of Kerberos, and run HDFS too.")
    private boolean kerberos;

    @Option(names = "--keep", description = "Keep the folder with all logs.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        require(nodes >= 1 && nodes <= MOST_NODES, "--nodes is %d, but must be 1 to %d".formatted(nodes, MOST_NODES));
        require(cores >= 1 && cores <= MOST_CORES, "--cores is %d, but must be 1 to %d".formatted(cores, MOST_CORES));
        settings.keySet().forEach(key -> kind.fault(key).ifPresent(fault -> require(false, fault)));
        require(!kerberos || kind == ClusterKind.YARN, "--kerberos is for yarn alone");
        if (kerberos) {
            settings.put(YarnProcess.KERBEROS, "true");
        }
        Home home = Home.locate();
        home.requireVolleyJar();
        SubmitCommand.requireSameLine(SubmitCommand.sparkHome(System.getenv(), home), home);
        return Foreground.run(() -> run(home));
    }

    private int run(Home home) throws IOException {
        try (LogFolder folder = LogFolder.create("cluster-" + kind, keep)) {
            int status = run(home, folder.path());
            if (status == 0) {
                folder.succeeded();
            }
            return status;
        }
    }

    private int run(Home home, Path folder) throws IOException {
        try (ClusterProcess cluster = kind.cluster(home, folder, nodes, memory, cores, settings);
                ZooKeeperProcess zooKeeper = new ZooKeeperProcess(home, folder.resolve("zookeeper"), 0)) {
            UserSpark spark = UserSpark.of(System.getenv(), home, folder, cluster.environment());
            say("Starting " + cluster.description());
            cluster.start();
            if (cluster instanceof YarnProcess yarn && yarn.shape().isSecured()) {
                System.out.print(new KerberosNote(yarn.kerberos()).render());
            }
            Optional<String> server = kind.runsDrivers()
                    ? Optional.of(zooKeeper.start(ZOOKEEPER_LIMIT).connectString())
                    : Optional.empty();
            System.out.print(announcement(home, folder, spark, cluster, server).render());
            System.out.flush();
            Optional<String> failure = awaitEnd(cluster);
            say(failure.orElse("Ending the cluster"));
            return failure.isPresent() ? 1 : 0;
        } catch (ClusterException e) {
            if (Thread.interrupted()) {
                say("Ended before the cluster had started");
                return 0;
            }
            say(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    /** Returns when this process is told to end, or with the reason when the cluster fails. */
    private static Optional<String> awaitEnd(ClusterProcess cluster) {
        try {
            return Optional.of(cluster.failure().get());
        } catch (InterruptedException told) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Announcement announcement(
            Home home, Path folder, UserSpark spark, ClusterProcess cluster, Optional<String> zooKeeper) {
        Map<String, String> exports = new TreeMap<>(cluster.environment());
        // Spark looks there second.
        exports.remove("YARN_CONF_DIR");
        exports.put("SPARK_LOCAL_IP", "127.0.0.1");
        return new Announcement(
                cluster.description(),
                MemorySize.describe(memory) + " and " + (cores == 1 ? "1 core" : cores + " cores"),
                cluster.page(),
                folder,
                cluster.master(),
                zooKeeper,
                exports.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(ImmutableList.toImmutableList()),
                spark,
                launcher(),
                home.requireVolleyJar(),
                look(folder, cluster));
    }

    private Look look(Path folder, ClusterProcess cluster) {
        return switch (kind) {
            case YARN ->
                new Look(
                        "when Volley requested executors, and when they were allocated and started; and what a driver"
                                + " in the cluster has found",
                        ShellWords.of(List.of(
                                "grep",
                                "-rhE",
                                "--include=std*",
                                "batch [0-9]|^Pi is",
                                folder.resolve("yarn/target").toString())));
            case STANDALONE ->
                new Look("what the Master knows of applications", "curl -s " + cluster.page() + "/json/");
        };
    }

    /** As the user typed it, but so that it works from any folder. */
    private static ImmutableList<String> launcher() {
        ImmutableList.Builder<String> words = ImmutableList.builder();
        words.add(System.getProperty(LAUNCHER, "bin/volley"));
        Optional.ofNullable(System.getProperty(LAUNCHER_LINE))
                .filter(line -> !line.isEmpty())
                .ifPresent(line -> words.add("--spark-line", line));
        return words.build();
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), fault);
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
