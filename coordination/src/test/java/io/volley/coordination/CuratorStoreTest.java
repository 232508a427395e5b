package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuratorStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    private EmbeddedZooKeeper server = new EmbeddedZooKeeper("127.0.0.1", Path.of("unused"), SECRET);

    @BeforeEach
    void startServer() throws IOException {
        server = new EmbeddedZooKeeper("127.0.0.1", folder.resolve("zookeeper"), SECRET);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
        assertThat(folder.resolve("zookeeper")).doesNotExist();
    }

    @Override
    protected Store newStore(String secret) {
        return store(server.connect(), secret, Duration.ofSeconds(10));
    }

    private static Store store(String connect, String secret, Duration connectTimeout) {
        return new CuratorStore(
                new ZooKeeperAddress(connect, "/volley", Duration.ofSeconds(6), connectTimeout), secret);
    }

    @Test
    void namesTheAddressThatDoesNotAnswer() {
        Store nowhere = store("127.0.0.1:1", SECRET, Duration.ofMillis(200));

        assertThatThrownBy(nowhere::start)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("ZooKeeper at \"127.0.0.1:1\" has not answered")
                .hasMessageNotContaining(SECRET);
        nowhere.close();
    }

    @Test
    void theEmbeddedServerHangsUpOnStrangers() throws Exception {
        for (String credentials : List.of("", "volley:another-secret", "somebody:" + SECRET)) {
            CountDownLatch connected = new CountDownLatch(1);
            ZooKeeper stranger = new ZooKeeper(server.connect(), 6_000, event -> {
                if (event.getState() == Watcher.Event.KeeperState.SyncConnected) {
                    connected.countDown();
                }
            });
            if (!credentials.isEmpty()) {
                stranger.addAuthInfo("digest", credentials.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> stranger.getChildren("/", false))
                    .as("with credentials \"%s\"", credentials)
                    .isInstanceOf(KeeperException.ConnectionLossException.class);
            stranger.close();
        }
    }
}
