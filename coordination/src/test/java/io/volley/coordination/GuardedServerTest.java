package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.server.ServerCnxn;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers leave behind in the driver's own server. */
final class GuardedServerTest {
    private static final String SECRET = "open sesame";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Longer than the limit, so that nothing ends for that reason. */
    private static final int SESSION_MS = 60_000;

    private final GuardedServer server;
    private final QuietConnections connections;

    GuardedServerTest(@TempDir Path directory) throws IOException {
        this.server = new GuardedServer(new NoLog(directory), new ApplicationSecret(SECRET).id(), new byte[] {1});
        this.connections = new QuietConnections(server, new Random(1));
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        connections.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, -1, false);
        connections.startup(server);
    }

    @AfterEach
    void close() {
        connections.shutdown();
    }

    @Test
    void endsTheSessionOfAStrangerWithHisConnection() throws Exception {
        ZooKeeper stranger = client();
        awaitSessions(1);
        stranger.close();

        awaitSessions(0);
    }

    @Test
    void keepsTheSessionOfAFriendWithoutAConnection() throws Exception {
        ZooKeeper friend = client();
        friend.addAuthInfo("digest", ("volley:" + SECRET).getBytes(StandardCharsets.UTF_8));
        friend.exists("/", false);
        awaitSessions(1);
        long session = friend.getSessionId();
        connections.closeAll(ServerCnxn.DisconnectReason.CONNECTION_CLOSE_FORCED);

        Awaitility.await("the next connection")
                .atMost(LIMIT)
                .ignoreException(KeeperException.ConnectionLossException.class)
                .until(() -> friend.exists("/", false) != null);
        assertThat(friend.getSessionId()).isEqualTo(session);
        assertThat(server.getZKDatabase().getSessionCount()).isEqualTo(1);
        friend.close();
        awaitSessions(0);
    }

    private ZooKeeper client() throws IOException {
        return new ZooKeeper("127.0.0.1:" + connections.getLocalPort(), SESSION_MS, event -> {});
    }

    private void awaitSessions(long count) {
        Awaitility.await(count + " sessions")
                .atMost(LIMIT)
                .until(() -> server.getZKDatabase().getSessionCount() == count);
    }
}
