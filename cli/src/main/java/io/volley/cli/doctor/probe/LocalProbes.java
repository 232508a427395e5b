package io.volley.cli.doctor.probe;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.cli.doctor.Probes;
import io.volley.cli.doctor.StandaloneFacts;
import io.volley.cli.doctor.YarnFacts;
import io.volley.linkage.Library;
import io.volley.linkage.Linkage;
import io.volley.linkage.Overrides;
import io.volley.testbed.Home;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks from this host, with the classes of a Spark that is installed on it. */
public final class LocalProbes implements Probes {
    private final Home home;
    private final Path sparkJars;
    private final ImmutableList<Path> jars;
    private final ImmutableMap<String, String> environment;

    /**
     * @param sparkJars the folder of the Spark that would be run
     * @param jars in it
     */
    public LocalProbes(Home home, Path sparkJars, ImmutableList<Path> jars, ImmutableMap<String, String> environment) {
        this.home = home;
        this.sparkJars = sparkJars;
        this.jars = jars;
        this.environment = environment;
    }

    @Override
    public YarnFacts yarn() {
        return YarnFacts.of(process().run(YarnProbe.class, YarnFacts.FAILURE, ImmutableList.of()));
    }

    @Override
    public StandaloneFacts standalone(ImmutableList<String> addresses, int webPort) {
        return StandaloneProbe.ask(addresses, webPort);
    }

    @Override
    public Optional<String> zooKeeper(String connect) {
        return Optional.ofNullable(process()
                .run(ZooKeeperProbe.class, ZooKeeperProbe.FAILURE, ImmutableList.of(connect))
                .get(ZooKeeperProbe.FAILURE));
    }

    /** As a driver finds its class path: Hadoop's settings, then Spark's jars, and what a Spark without Hadoop adds. */
    private ProbeProcess process() {
        return new ProbeProcess(Stream.of(
                        environment.getOrDefault("HADOOP_CONF_DIR", ""),
                        environment.getOrDefault("YARN_CONF_DIR", ""),
                        sparkJars.resolve("*").toString(),
                        environment.getOrDefault("SPARK_DIST_CLASSPATH", ""),
                        home.jar("cli").toString())
                .filter(entry -> !entry.isBlank())
                .collect(ImmutableList.toImmutableList()));
    }

    @Override
    public HostFacts host(Optional<String> named) {
        try {
            Optional<String> told = named.or(() -> Optional.ofNullable(environment.get("SPARK_LOCAL_IP")));
            return host(told.isPresent() ? told.get() : own().getHostAddress());
        } catch (IOException nameless) {
            return new HostFacts("this host", Optional.empty(), false);
        }
    }

    /** As Spark takes it: the address of this host's name or, if that is loopback, one of another interface. */
    private static InetAddress own() throws IOException {
        InetAddress byName = InetAddress.getLocalHost();
        if (!byName.isLoopbackAddress()) {
            return byName;
        }
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address
                        && !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress())
                .findFirst()
                .orElse(byName);
    }

    private static HostFacts host(String name) {
        try {
            InetAddress address = InetAddress.getByName(name);
            return new HostFacts(
                    name, Optional.of(address.getHostAddress()), NetworkInterface.getByInetAddress(address) != null);
        } catch (IOException unknown) {
            return new HostFacts(name, Optional.empty(), false);
        }
    }

    @Override
    public boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public Linked linkage() throws IOException {
        Path jar = home.requireVolleyJar();
        ImmutableList<Library> libraries =
                jars.stream().anyMatch(found -> found.getFileName().toString().startsWith("hadoop-c"))
                        ? Library.ALL
                        : ImmutableList.of(Library.SPARK, Library.SCALA);
        // The Spark that this jar is compiled against, which a release does not have.
        Overrides overrides = home.spark().startsWith(home.folder()) && Files.isDirectory(home.sparkJars())
                ? Overrides.in(jar, home.sparkJarFiles(), libraries)
                : Overrides.unknown();
        return new Linked(Linkage.of(jar, jars, libraries, overrides), overrides.size());
    }
}
