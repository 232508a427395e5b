package io.volley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The road to a ZooKeeper, which can be cut for one of the processes that go by it: its connections end, and however often it
 * comes again, it is turned away. All others pass. Whose a connection is, Linux tells.
 */
final class ZooKeeperRoad implements AutoCloseable {
    private final URI target;
    private final ServerSocket entrance;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile Optional<ProcessHandle> cutOff = Optional.empty();

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

    /** Cuts a process off until the road is mended. */
    void cut(ProcessHandle process) {
        cutOff = Optional.of(process);
        connections.stream().filter(connection -> isCutOff(connection.client())).forEach(Connection::close);
    }

    void mend() {
        cutOff = Optional.empty();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept());
            } catch (IOException closed) {
                // The road is closed, or whoever came has gone again.
            }
        }
    }

    private void join(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(target.getHost(), target.getPort());
        } catch (IOException away) {
            client.close();
            return;
        }
        Connection connection = new Connection(client, server);
        // First this: the road may be cut just now.
        connections.add(connection);
        if (isCutOff(client)) {
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
            // Either end has hung up, or the road is cut.
        } finally {
            end(connection);
        }
    }

    private void end(Connection connection) {
        connections.remove(connection);
        connection.close();
    }

    private boolean isCutOff(Socket client) {
        return cutOff.filter(process -> isOf(process, client)).isPresent();
    }

    /** Whether the other end of a connection is a process's. */
    private static boolean isOf(ProcessHandle process, Socket connection) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        Set<String> inodes = Stream.of("tcp", "tcp6")
                .flatMap(kind -> rows(folder.resolve("net").resolve(kind)))
                .filter(row ->
                        port(row.get(1)) == connection.getPort() && port(row.get(2)) == connection.getLocalPort())
                .map(row -> "socket:[" + row.get(9) + "]")
                .collect(Collectors.toSet());
        inodes.retainAll(open(folder.resolve("fd")));
        return !inodes.isEmpty();
    }

    /** A table of the kernel's without its heading. */
    private static Stream<List<String>> rows(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> List.of(line.trim().split("\\s+")));
        } catch (IOException gone) {
            return Stream.of();
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static Set<String> open(Path descriptors) {
        Set<String> open = new HashSet<>();
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path descriptor : (Iterable<Path>) all::iterator) {
                open.add(target(descriptor));
            }
        } catch (IOException gone) {
            return Set.of();
        }
        return open;
    }

    /** Empty if it has been closed in between. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
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
