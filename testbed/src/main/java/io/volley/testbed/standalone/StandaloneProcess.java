package io.volley.testbed.standalone;

import com.google.common.base.Splitter;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.Sighting;
import io.volley.testbed.process.ChildProcess;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.Java;
import io.volley.testbed.process.Loopback;
import io.volley.testbed.process.Processes;
import io.volley.testbed.spark.Classpaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Spark's own Standalone cluster on loopback: Masters and Workers, each in a process of its own. After {@link #close()} none
 * of them is left, and no executor either.
 */
public final class StandaloneProcess implements ClusterProcess {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Splitter WORDS = Splitter.on(' ');

    private final Home home;
    private final Path folder;
    private final Shape shape;
    private final List<ChildProcess> masters = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<URI> pages = new ArrayList<>();
    private final List<ChildProcess> workers = new ArrayList<>();

    /**
     * What the cluster looks like.
     *
     * @param masters how many Masters; more than one need settings for recovery
     * @param workers how many Workers
     * @param cores of each Worker
     * @param memory MiB of each Worker
     * @param settings Spark's settings for Masters and Workers
     */
    public record Shape(int masters, int workers, int cores, int memory, Map<String, String> settings) {
        public Shape {
            settings = Map.copyOf(settings);
        }

        /** One Master, and so many Workers with room for more than a laptop runs. */
        public static Shape workers(int workers) {
            return new Shape(1, workers, 16, 16384, Map.of());
        }
    }

    public StandaloneProcess(Home home, Path folder, Shape shape) {
        this.home = home;
        this.folder = folder.toAbsolutePath().normalize();
        this.shape = shape;
    }

    /**
     * Starts Masters and Workers; they answer when this returns.
     *
     * @throws ClusterException if one of them is not ready in time; nothing is left then
     */
    @Override
    public StandaloneProcess start() {
        try {
            for (int number = 0; number < shape.masters(); number++) {
                ChildProcess master = child("master-" + number, MasterMain.class, List.of("0"));
                masters.add(master);
                List<String> said = WORDS.splitToList(master.start(LIMIT));
                addresses.add(said.get(0).substring("spark://".length()));
                pages.add(URI.create(said.get(1)));
            }
            for (int number = 0; number < shape.workers(); number++) {
                ChildProcess worker = child(
                        "worker-" + number,
                        WorkerMain.class,
                        List.of(
                                addresses.stream()
                                        .map(address -> "spark://" + address)
                                        .collect(Collectors.joining(",")),
                                Integer.toString(shape.cores()),
                                Integer.toString(shape.memory()),
                                folder.resolve("target/worker-" + number).toString()));
                workers.add(worker);
                // A shuffle service begins its database before Spark makes the folder.
                Files.createDirectories(workerFiles(number));
                worker.start(LIMIT);
            }
            return this;
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public String description() {
        return "Spark Standalone, %s and %s"
                .formatted(
                        shape.masters() == 1 ? "a Master" : shape.masters() + " Masters",
                        shape.workers() == 1 ? "a Worker" : shape.workers() + " Workers");
    }

    @Override
    public URI page() {
        return pages.get(0);
    }

    @Override
    public CompletableFuture<String> failure() {
        return masters.get(0).failure();
    }

    /** What applications name as their master: {@code spark://host:port}, or several ports. */
    @Override
    public String master() {
        return "spark://" + String.join(",", addresses);
    }

    /** The process of the Master that leads, for tests that kill it; empty while none does. */
    public Optional<ProcessHandle> leadingMaster() {
        return masters.stream()
                .filter(master -> leads(master.log()))
                .flatMap(master -> ProcessHandle.of(master.pid()).stream())
                .filter(ProcessHandle::isAlive)
                .findFirst();
    }

    private static boolean leads(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).contains("I have been elected leader");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a Worker, counted from 0, for tests that kill it. */
    public long workerPid(int number) {
        return workers.get(number).pid();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    /** As the first Master tells it. */
    @Override
    public List<Sighting> sightings() throws IOException {
        return MasterLog.read(masters.get(0).log());
    }

    /** The logs of Masters and Workers. */
    @Override
    public List<Path> logs() {
        return Stream.concat(masters.stream(), workers.stream())
                .map(ChildProcess::log)
                .toList();
    }

    /** The executors' processes: those that work beneath this cluster's folder. Empty after {@link #close()}. */
    @Override
    public List<ProcessHandle> processes() {
        return List.copyOf(Processes.beneath(folder.resolve("target")));
    }

    /** Where a Worker, counted from 0, has its executors' files and the database of its shuffle service. */
    public Path workerFiles(int number) {
        return local("worker-" + number);
    }

    private Path local(String name) {
        return folder.resolve(name).resolve("local");
    }

    private ChildProcess child(String name, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlog4j2.configurationFile=volley-demo-log4j2.properties",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED"));
        command.add("-Dspark.local.dir=" + local(name));
        new TreeMap<>(shape.settings()).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(Classpaths.sparkAndOwn(home));
        command.add(main.getName());
        command.addAll(arguments);
        return new ChildProcess(
                name,
                command,
                folder.resolve(name),
                Map.of(
                        "SPARK_HOME",
                        home.spark().toString(),
                        "SPARK_SCALA_VERSION",
                        home.installedSpark().scala(),
                        "SPARK_LOCAL_IP",
                        Loopback.ADDRESS));
    }

    /** Ends it and its executors; may be called twice. */
    @Override
    public void close() {
        workers.forEach(ChildProcess::close);
        masters.forEach(ChildProcess::close);
    }
}
