package io.volley.coordination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this process listens on, as Linux knows it. */
final class ListeningSockets {
    private static final String LISTENING = "0A";

    /** The loopback of IPv4, as the kernel writes it for sockets of either kind, on either byte order. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "7F000001", "0000000000000000FFFF00000100007F", "00000000000000000000FFFF7F000001");

    private ListeningSockets() {}

    /** Each as {@code 127.0.0.1:port}, or the kernel's own notation if it is not the loopback. */
    static List<String> ofThisProcess() throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            descriptors.forEach(descriptor -> own.add(target(descriptor)));
        }
        return Stream.of("tcp", "tcp6")
                .map(kind -> Path.of("/proc/self/net", kind))
                .filter(Files::isReadable)
                .flatMap(ListeningSockets::lines)
                .map(line -> List.of(line.trim().split("\\s+")))
                .filter(row -> row.get(3).equals(LISTENING) && own.contains("socket:[" + row.get(9) + "]"))
                .map(row -> address(row.get(1)))
                .collect(Collectors.toList());
    }

    private static String address(String local) {
        List<String> parts = List.of(local.split(":"));
        String host = LOOPBACK.contains(parts.get(0)) ? "127.0.0.1" : parts.get(0);
        return host + ":" + Integer.parseInt(parts.get(1), 16);
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Empty if it has been closed in between. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
