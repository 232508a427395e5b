package io.volley.coordination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A line to a server on this host that a test can cut, for all or for some: their connections end, and however often they come
 * again, they are turned away.
 */
public final class Line implements AutoCloseable {
    private final int target;
    private final ServerSocket entrance;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile Predicate<Socket> cut = client -> false;

    private record Connection(Socket client, Socket server) {
        void close() {
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    /** Opens it; the port is one of the loopback interface. */
    public Line(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    /** Where it begins, as ZooKeeper's clients write it. */
    public String connect() {
        return "127.0.0.1:" + entrance.getLocalPort();
    }

    void cut() {
        cut(client -> true);
    }

    /** Cuts off whoever is at the other end of these sockets, until it is mended. */
    public void cut(Predicate<Socket> whose) {
        cut = whose;
        connections.stream()
                .filter(connection -> whose.test(connection.client()))
                .forEach(Connection::close);
    }

    /** All may pass again. */
    public void mend() {
        cut = client -> false;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept());
            } catch (IOException closed) {
                // The line is closed, or whoever came has gone again.
            }
        }
    }

    private void join(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException away) {
            client.close();
            return;
        }
        Connection connection = new Connection(client, server);
        // First this: the line may be cut just now.
        connections.add(connection);
        if (cut.test(client)) {
            end(connection);
        } else {
            run(() -> carry(connection, client, server));
            run(() -> carry(connection, server, client));
        }
    }

    private void carry(Connection connection, Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Either end has hung up, or the line is cut.
        } finally {
            end(connection);
        }
    }

    private void end(Connection connection) {
        connections.remove(connection);
        connection.close();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "test-line");
        thread.setDaemon(true);
        thread.start();
    }
}
