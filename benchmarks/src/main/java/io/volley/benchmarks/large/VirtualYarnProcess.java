package io.volley.benchmarks.large;

import io.volley.testbed.Home;
import io.volley.testbed.process.ChildProcess;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.yarn.YarnCommand;
import io.volley.testbed.yarn.YarnProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real ResourceManager with simulated nodes, in a process of its own, on loopback. Nothing runs on the nodes: what is
 * started there is only counted. JVMs that call the nodes need {@link VirtualHosts#resolveHere}, and this program's jar
 * for {@link OneRack}.
 */
public final class VirtualYarnProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final YarnProcess.Shape shape;
    private final Path folder;
    private final ChildProcess process;

    /**
     * What is there now.
     *
     * @param allocated containers, as the scheduler counts them
     * @param running those of them that run on the nodes
     * @param nodes on how many nodes
     */
    public record Held(int allocated, int running, int nodes) {
        static Held parse(String line) {
            String[] words = line.split(" ", -1);
            return new Held(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
    }

    public VirtualYarnProcess(Home home, Path folder, YarnProcess.Shape shape) {
        this.shape = shape;
        this.folder = folder.toAbsolutePath().normalize();
        this.process = new ChildProcess("simulated-yarn", command(home, this.folder, shape), this.folder);
    }

    private static Path hosts(Path folder) {
        return folder.resolve("hosts");
    }

    private static List<String> command(Home home, Path folder, YarnProcess.Shape shape) {
        return YarnCommand.of(
                home,
                List.of(
                        "-Xmx2g",
                        // The ResourceManager looks up the hosts of its nodes: here, and once each.
                        "-Djdk.net.hosts.file=" + hosts(folder),
                        "-Dsun.net.inetaddr.ttl=-1"),
                VirtualYarnMain.class,
                folder,
                shape,
                List.of());
    }

    /**
     * Starts it; all its nodes have registered when this returns.
     *
     * @throws ClusterException if it is not ready in time; nothing of it is left then
     */
    public VirtualYarnProcess start() {
        try {
            Files.createDirectories(folder);
            VirtualHosts.write(shape.nodes(), hosts(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.start(LIMIT);
        return this;
    }

    /** Learns for a few seconds what the ResourceManager computes while nobody wants anything of it. */
    public void rest() {
        process.order(SimulationOrders.REST, LIMIT);
    }

    /** From now on, looks at the growth of so many executors; none may be pending yet. */
    public void watch(int executors) {
        process.order(SimulationOrders.WATCH + " " + executors, LIMIT);
    }

    /** How far it has got since {@link #watch}. */
    public Growth growth() {
        return Growth.parse(process.ask(SimulationOrders.GROWTH, LIMIT));
    }

    public Held held() {
        return Held.parse(process.ask(SimulationOrders.HELD, LIMIT));
    }

    public YarnProcess.Shape shape() {
        return shape;
    }

    /** Holds {@code core-site.xml} and {@code yarn-site.xml} for clients. */
    public Path configuration() {
        return folder.resolve("conf");
    }

    /** The ResourceManager's log. */
    public Path log() {
        return process.log();
    }

    /** The process id of the cluster. */
    public long pid() {
        return process.pid();
    }

    /** Ends it; may be called twice. */
    @Override
    public void close() {
        process.close();
    }
}
