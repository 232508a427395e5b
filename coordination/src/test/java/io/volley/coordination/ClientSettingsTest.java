package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a JVM of its own, because the properties are the whole JVM's. */
@Tag("own-jvm")
final class ClientSettingsTest {
    private static final String SECRET = "open sesame";
    private static final String SOCKET = "zookeeper.clientCnxnSocket";
    private static final String SECURE = "zookeeper.client.secure";
    private static final Epoch EPOCH = new Epoch(1);

    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");

    @TempDir
    private Path directory;

    @AfterEach
    void clear() {
        List.of(SOCKET, SECURE).forEach(System::clearProperty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.zookeeper.ClientCnxnSocketNetty", "org.example.Sockets"})
    void ofOtherClientsKeepNobodyFromTheDriversOwnServer(String sockets) {
        System.setProperty(SOCKET, sockets);
        System.setProperty(SECURE, "true");

        try (EmbeddedZooKeeper own =
                new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), directory.resolve("zookeeper"), SECRET)) {
            own.start();
            writesAndReads(CuratorStore.atEmbedded(address(own.connect()), SECRET));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.zookeeper.ClientCnxnSocketNetty", "org.example.Sockets"})
    void ofOtherClientsKeepNobodyFromAQuorum(String sockets) throws Exception {
        System.setProperty(SOCKET, sockets);
        System.setProperty(SECURE, "true");

        try (OpenZooKeeper quorum = new OpenZooKeeper()) {
            quorum.start(directory);
            writesAndReads(new CuratorStore(address("127.0.0.1:" + quorum.port()), SECRET));
        }
    }

    private void writesAndReads(Store store) {
        try (store) {
            store.start();
            store.write(nodes.epoch(), EPOCH);

            assertThat(store.read(nodes.epoch())).contains(EPOCH);
        }
    }

    private static ZooKeeperAddress address(String connect) {
        return new ZooKeeperAddress(connect, "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10));
    }
}
