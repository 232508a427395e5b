package io.volley.testbed.zookeeper;

import com.google.common.util.concurrent.Uninterruptibles;
import io.volley.testbed.Home;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Three ZooKeeper servers on loopback, each in a process of its own, that elect a leader. */
public final class Quorum implements AutoCloseable {
    private static final int SERVERS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Server> servers = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final Path folder;

    public Quorum(Path folder) throws IOException {
        this.folder = folder;
        for (int number = 1; number <= SERVERS; number++) {
            servers.add(new Server(number, FreePorts.one()));
            members.add("server.%d=127.0.0.1:%d:%d".formatted(number, FreePorts.one(), FreePorts.one()));
        }
        for (Server server : servers) {
            server.start();
        }
        awaitLeader();
    }

    public String connectString() {
        return servers.stream().map(server -> "127.0.0.1:" + server.port).collect(Collectors.joining(","));
    }

    /** Kills the leader, waits until there is another, and starts the old one again. */
    public void changeLeader() throws IOException {
        Server leader = awaitLeader();
        leader.kill();
        awaitLeader();
        leader.start();
    }

    private Server awaitLeader() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<Server> leader = servers.stream().filter(Server::leads).findFirst();
            if (leader.isPresent()) {
                return leader.get();
            }
            Uninterruptibles.sleepUninterruptibly(PAUSE);
        }
        throw new ClusterException("no ZooKeeper server of the quorum leads after " + LIMIT);
    }

    @Override
    public void close() {
        servers.forEach(Server::kill);
    }

    /** One of them. */
    private final class Server {
        private final int number;
        private final int port;
        private List<Process> process = List.of();

        private Server(int number, int port) {
            this.number = number;
            this.port = port;
        }

        private void start() throws IOException {
            Path home = Files.createDirectories(folder.resolve("server-" + number));
            Files.writeString(home.resolve("myid"), Integer.toString(number));
            List<String> settings = new ArrayList<>(List.of(
                    "tickTime=500",
                    "initLimit=20",
                    "syncLimit=10",
                    "dataDir=" + home,
                    "clientPort=" + port,
                    "clientPortAddress=127.0.0.1",
                    "admin.enableServer=false",
                    "4lw.commands.whitelist=srvr"));
            settings.addAll(members);
            Path file = Files.write(home.resolve("zoo.cfg"), settings);
            process = List.of(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.net.preferIPv4Stack=true",
                            "-Dzookeeper.jmx.log4j.disable=true",
                            "-cp",
                            Home.locate().sparkJars().resolve("*").toString(),
                            "org.apache.zookeeper.server.quorum.QuorumPeerMain",
                            file.toString())
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                    .start());
        }

        private boolean leads() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    InputStream answer = socket.getInputStream()) {
                socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
                return new String(answer.readAllBytes(), StandardCharsets.US_ASCII).contains("Mode: leader");
            } catch (IOException away) {
                return false;
            }
        }

        private void kill() {
            process.forEach(Process::destroyForcibly);
            process = List.of();
        }
    }
}
