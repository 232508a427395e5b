package io.volley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The road to a ZooKeeper, which can be cut for one of those who go by it. The driver comes first and the ApplicationMaster
 * second; whoever is cut off comes again and again, and is turned away, while the other one's connection stands.
 */
final class ZooKeeperRoad implements AutoCloseable {
    private final URI target;
    private final ServerSocket entrance;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    private record Connection(Socket client, Socket server) {
        void close() {
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    /** @param connect the ZooKeeper's one address */
    ZooKeeperRoad(String connect) throws IOException {
        this.target = URI.create("zk://" + connect);
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    String connectString() {
        return "127.0.0.1:" + entrance.getLocalPort();
    }

    /** Cuts off who came first. */
    void cutTheDriver() {
        cut = true;
        connections.get(0).close();
    }

    /** Cuts off who came last. */
    void cutTheApplicationMaster() {
        cut = true;
        connections.get(connections.size() - 1).close();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (cut) {
                    client.close();
                } else {
                    join(client);
                }
            } catch (IOException closed) {
                // The road is closed, or the ZooKeeper is.
                connections.removeIf(connection -> connection.client().isClosed());
            }
        }
    }

    private void join(Socket client) throws IOException {
        Socket server = new Socket(target.getHost(), target.getPort());
        connections.add(new Connection(client, server));
        run(() -> carry(client, server));
        run(() -> carry(server, client));
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Either end has hung up, or the road is cut.
            return;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "test-road");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        connections.forEach(Connection::close);
    }
}
