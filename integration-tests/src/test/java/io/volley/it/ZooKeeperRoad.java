package io.volley.it;

import io.volley.coordination.Line;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The road to a ZooKeeper, which can be cut for one of the processes that go by it. All others pass. Whose a connection is,
 * Linux tells.
 */
final class ZooKeeperRoad implements AutoCloseable {
    private final Line line;

    /** @param connect the ZooKeeper's one address */
    ZooKeeperRoad(String connect) throws IOException {
        line = new Line(URI.create("zk://" + connect).getPort());
    }

    String connectString() {
        return line.connect();
    }

    /** Cuts a process off until the road is mended. */
    void cut(ProcessHandle process) {
        line.cut(client -> isOf(process, client));
    }

    void mend() {
        line.mend();
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

    @Override
    public void close() throws IOException {
        line.close();
    }
}
