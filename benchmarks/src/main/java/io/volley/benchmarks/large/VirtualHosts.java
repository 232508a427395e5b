package io.volley.benchmarks.large;

import io.volley.testbed.process.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.net.NetUtils;

/**
 * The hosts of simulated nodes: names that no DNS knows, all of them this machine. Each node has a name of its own, so that
 * a scheduler can tell them apart; Hadoop's clients find all of them at one address.
 */
public final class VirtualHosts {
    private VirtualHosts() {}

    /** The names of so many nodes. */
    public static List<String> names(int nodes) {
        return IntStream.range(0, nodes).mapToObj("n%05d"::formatted).toList();
    }

    /** Has Hadoop's clients in this JVM find the nodes, without any look-up: Java's own would cost more than what is measured. */
    public static void resolveHere(int nodes) {
        names(nodes).forEach(name -> NetUtils.addStaticResolution(name, Loopback.ADDRESS));
    }

    /** Writes the names in the form of {@code /etc/hosts}, with those of this machine before them. */
    static void write(int nodes, Path file) throws IOException {
        Set<String> names = new LinkedHashSet<>(
                List.of("localhost", InetAddress.getLocalHost().getHostName()));
        names.addAll(names(nodes));
        Files.write(
                file, names.stream().map(name -> Loopback.ADDRESS + " " + name).toList());
    }
}
