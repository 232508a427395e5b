package io.volley.testbed.zookeeper;

import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/**
 * The main class of a process that is a ZooKeeper server of its own, on loopback: arguments are its folder and its port,
 * 0 for any free one. It prints {@code ready} and the port, and ends when its standard input does.
 *
 * <p>Use it through {@link ZooKeeperProcess}.
 */
public final class ZooKeeperMain {
    private static final int TICK_MILLIS = 500;
    private static final int CONNECTIONS = 200;

    private ZooKeeperMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        ZooKeeperServer server = new ZooKeeperServer(
                Files.createDirectories(folder.resolve("snapshots")).toFile(),
                Files.createDirectories(folder.resolve("transactions")).toFile(),
                TICK_MILLIS);
        ServerCnxnFactory connections = ServerCnxnFactory.createFactory();
        connections.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECTIONS);
        connections.startup(server);
        ParentChannel.ready(Integer.toString(connections.getLocalPort()));
        ParentWatchdog.awaitEnd(System.in);
        connections.shutdown();
        Runtime.getRuntime().halt(0);
    }
}
