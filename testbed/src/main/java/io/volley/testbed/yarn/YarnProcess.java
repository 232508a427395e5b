package io.volley.testbed.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.Sighting;
import io.volley.testbed.process.ChildProcess;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A YARN cluster in a process of its own, on loopback. Point {@code HADOOP_CONF_DIR} at {@link #configuration()}.
 *
 * <p>Between {@link #start()} and {@link #close()} it runs; after it no process of it is left, no container either. Should
 * this JVM die without a close, the cluster notices and ends as well.
 */
public final class YarnProcess implements ClusterProcess {
    /** The setting that has it ask for tickets of Kerberos, and run HDFS too. */
    public static final String KERBEROS = "volley.kerberos";

    private static final Duration ORDER_LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final Shape shape;
    private final ChildProcess process;
    private Optional<URI> page = Optional.empty();

    /**
     * What the cluster looks like.
     *
     * @param memory MiB of each NodeManager
     * @param overrides settings of Hadoop; they win over ours
     */
    public record Shape(int nodes, int memory, int vcores, Map<String, String> overrides) {
        public Shape {
            if (nodes < 1 || memory < 1 || vcores < 1) {
                throw new IllegalArgumentException(
                        "nodes, memory and vcores must each be at least 1, but are %d, %d and %d"
                                .formatted(nodes, memory, vcores));
            }
            overrides = Map.copyOf(overrides);
        }

        /** So many NodeManagers, each with room for more than a laptop runs. */
        public static Shape nodes(int nodes) {
            return new Shape(nodes, 16384, 16, Map.of());
        }

        /** Looks each few milliseconds at what applications request and hold, for {@link YarnProcess#sightings()}. */
        public Shape watched(int millis) {
            return with(YarnMain.WATCH_MILLIS, Integer.toString(millis));
        }

        /** Asks for tickets of Kerberos, and has HDFS. */
        public Shape secured() {
            return with(KERBEROS, "true");
        }

        /** Whether it is {@link #secured}. */
        public boolean isSecured() {
            return overrides.containsKey(KERBEROS);
        }

        public Shape with(String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(overrides);
            more.put(key, value);
            return new Shape(nodes, memory, vcores, more);
        }
    }

    public YarnProcess(Home home, Path folder, Shape shape) {
        this.folder = folder.toAbsolutePath().normalize();
        this.shape = shape;
        this.process = new ChildProcess("yarn", command(home, this.folder, shape), this.folder);
    }

    static List<String> command(Home home, Path folder, Shape shape) {
        return YarnCommand.of(
                home,
                List.of(shape.isSecured() ? "-Xmx1g" : "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                YarnMain.class,
                folder,
                shape,
                List.of("--container-classpath", containerClasspath(home)));
    }

    /** Hadoop's client as a real cluster offers it to its containers: no Spark, no mini cluster. Its jars, by commas. */
    public static String containerClasspath(Home home) {
        List<String> offered =
                List.of("hadoop-client-api-", "hadoop-client-runtime-", "slf4j-", "reload4j-", "commons-logging-");
        try (Stream<Path> jars = Files.list(home.requireYarn().yarnJars())) {
            return jars.sorted()
                    .filter(jar -> offered.stream().anyMatch(jar.getFileName().toString()::startsWith))
                    .map(Path::toString)
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; all its nodes have registered when this returns. */
    @Override
    public YarnProcess start() {
        return start(Duration.ofSeconds(90));
    }

    /**
     * Starts it; all its nodes have registered when this returns.
     *
     * @throws ClusterException if it is not ready within the limit; nothing of it is left then
     */
    public YarnProcess start(Duration limit) {
        page = Optional.of(URI.create(process.start(limit)));
        return this;
    }

    @Override
    public String description() {
        return (shape.isSecured() ? "YARN and HDFS with Kerberos" : "YARN")
                + ", a ResourceManager and "
                + (shape.nodes() == 1 ? "a NodeManager" : shape.nodes() + " NodeManagers");
    }

    @Override
    public URI page() {
        return page.orElseThrow();
    }

    @Override
    public CompletableFuture<String> failure() {
        return process.failure();
    }

    /** Stops the ResourceManager and starts a new one; its nodes have not come back to it yet when this returns. */
    public void restartResourceManager() {
        process.order(YarnMain.RESTART_RESOURCE_MANAGER, ORDER_LIMIT);
    }

    /**
     * Stops a NodeManager, and with it all its containers.
     *
     * @param number counted from 0
     */
    public void stopNodeManager(int number) {
        process.order(YarnMain.STOP_NODE_MANAGER + " " + number, ORDER_LIMIT);
    }

    public Shape shape() {
        return shape;
    }

    /** Holds {@code core-site.xml} and {@code yarn-site.xml} for clients, and {@code hdfs-site.xml} where there is HDFS. */
    public Path configuration() {
        return folder.resolve("conf");
    }

    @Override
    public String master() {
        return "yarn";
    }

    /** What its users log in with, if it is {@link Shape#secured}. */
    public KerberosFiles kerberos() {
        return KerberosFiles.of(folder);
    }

    /** Whoever submits to a secured one with nothing else is the first of its users. */
    @Override
    public Map<String, String> environment() {
        ImmutableMap.Builder<String, String> environment = ImmutableMap.<String, String>builder()
                .put("HADOOP_CONF_DIR", configuration().toString())
                .put("YARN_CONF_DIR", configuration().toString());
        if (shape.isSecured()) {
            environment.put("JAVA_TOOL_OPTIONS", kerberos().javaOption());
            environment.put(
                    "KRB5CCNAME", kerberos().tickets(KerberosFiles.USERS.get(0)).toString());
        }
        return environment.buildOrThrow();
    }

    /** What its ApplicationMasters said on standard error; a container's number 1 is the ApplicationMaster. */
    @Override
    public List<Path> logs() {
        return containerLogs().stream()
                .filter(container -> container.toString().endsWith("_000001"))
                .map(container -> container.resolve("stderr"))
                .filter(Files::isReadable)
                .toList();
    }

    /** None, if it was not {@link Shape#watched}. */
    @Override
    public List<Sighting> sightings() throws IOException {
        return Sighting.read(folder.resolve(YarnMain.SIGHTINGS));
    }

    /** The log of ResourceManager and NodeManagers. */
    public Path log() {
        return process.log();
    }

    /** The process id of the cluster, for tests that kill it. */
    public long pid() {
        return process.pid();
    }

    /** The folders {@code application_…/container_…} with the output of the containers, one list over all nodes. */
    public List<Path> containerLogs() {
        Path work = folder.resolve("target/yarn");
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        // yarn-<random>/yarn-logDir-nm-0_0/application_…/container_…, and no deeper
        try (Stream<Path> found = Files.find(
                work,
                4,
                (path, attributes) -> attributes.isDirectory()
                        && path.getFileName().toString().startsWith("container_")
                        && path.toString().contains("-logDir-"))) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The containers' processes: those that work beneath this cluster's folder. Empty after {@link #close()}. */
    @Override
    public List<ProcessHandle> processes() {
        return List.copyOf(Processes.beneath(folder.resolve("target")));
    }

    /**
     * Ends it and its containers; may be called twice.
     *
     * @throws ClusterException if something is left that cannot be killed
     */
    @Override
    public void close() {
        process.close();
    }
}
