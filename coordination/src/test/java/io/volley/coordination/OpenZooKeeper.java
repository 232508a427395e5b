package io.volley.coordination;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A ZooKeeper server as others run it: it lets everybody in, and the ACLs of the nodes decide. */
final class OpenZooKeeper implements AutoCloseable {
    private static final int TICK_MS = 500;

    private final NIOServerCnxnFactory connections = new NIOServerCnxnFactory();

    void start(Path directory) throws IOException, InterruptedException {
        connections.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, -1, false);
        connections.startup(new ZooKeeperServer(new NoLog(directory), TICK_MS, ""));
    }

    int port() {
        return connections.getLocalPort();
    }

    @Override
    public void close() {
        connections.shutdown();
    }
}
