package io.volley.testbed.zookeeper;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import io.volley.testbed.process.ChildProcess;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.Java;
import io.volley.testbed.spark.Classpaths;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A ZooKeeper server in a process of its own, on loopback. What it holds is in its folder: a second one over the same folder
 * and port is the same server after a restart.
 */
public final class ZooKeeperProcess implements AutoCloseable {
    private final Home home;
    private final Path folder;
    private ChildProcess process;
    private int port;

    /**
     * A server, not started yet.
     *
     * @param port 0 for any free one: the same one after each start
     */
    public ZooKeeperProcess(Home home, Path folder, int port) {
        this.home = home;
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
        this.process = child(port);
    }

    private ChildProcess child(int at) {
        return new ChildProcess(
                "zookeeper",
                ImmutableList.<String>builder()
                        .add(Java.executable(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        .add("-Djava.net.preferIPv4Stack=true")
                        .add("-Dzookeeper.admin.enableServer=false", "-Dzookeeper.jmx.log4j.disable=true")
                        .addAll(Classpaths.sparkAndOwn(home))
                        .add(ZooKeeperMain.class.getName(), folder.toString(), Integer.toString(at))
                        .build(),
                folder);
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @throws ClusterException if it is not ready within the limit; nothing of it is left then
     */
    public ZooKeeperProcess start(Duration limit) {
        process = child(port);
        port = Integer.parseInt(process.start(limit));
        return this;
    }

    /** Host and port, as ZooKeeper's clients want it; valid after {@link #start}. */
    public String connectString() {
        return "127.0.0.1:" + port;
    }

    /** The process id of the server, for tests that kill or stop it. */
    public long pid() {
        return process.pid();
    }

    /** The server's log. */
    public Path log() {
        return process.log();
    }

    /** Ends it; may be called twice. */
    @Override
    public void close() {
        process.close();
    }
}
