package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong, and what it says then. That it keeps the contracts is in {@link CuratorWritesTest} and {@link CuratorReadsTest}. */
class CuratorStoreTest {
    private @Nullable CuratorStores stores;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException, InterruptedException {
        stores = new CuratorStores(directory);
    }

    @AfterEach
    void close() throws IOException {
        stores().close();
    }

    private CuratorStores stores() {
        return Objects.requireNonNull(stores);
    }

    @Test
    void saysWhichServerDoesNotAnswer() {
        Store store =
                new CuratorStore(CuratorStores.address("127.0.0.1:1", Duration.ofMillis(300)), StoreFixture.SECRET);

        assertThatThrownBy(store::start)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No ZooKeeper server answered at \"127.0.0.1:1\" within PT0.3S")
                .hasMessageContaining("spark.volley.zookeeper.connect");
        awaitTheEndOfItsThreads();
    }

    @Test
    void saysWhichServerHasFallenSilent() {
        try (Store store = stores().create(StoreFixture.SECRET, Duration.ofMillis(800))) {
            store.start();
            stores().suspend(store);

            assertThatThrownBy(() -> store.read(new Node<>("/volley/apps/a/epoch", Epoch.class)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Cannot read /volley/apps/a/epoch: ZooKeeper at \"127.0.0.1:")
                    .hasMessageContaining("did not answer within PT0.8S");
        }
    }

    @Test
    void waitsForAServerThatComesWithinItsPatience() {
        Store store = stores().create(StoreFixture.SECRET, Duration.ofMillis(300));
        stores().cut(store);
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> store.start(StoreFixture.LIMIT));
        try (LoggedLines logged = LoggedLines.open()) {
            Awaitility.await("its complaint")
                    .atMost(CuratorStores.CONNECT)
                    .until(() -> !logged.with("No ZooKeeper server answered").isEmpty());
        }
        assertThat(started).isNotDone();

        stores().resume(store);

        assertThat(started).succeedsWithin(StoreFixture.LIMIT);
        assertThat(store.read(new Node<>("/volley/apps/a/epoch", Epoch.class))).isEmpty();
        store.close();
    }

    @Test
    void losesItsPatience() {
        Store store =
                new CuratorStore(CuratorStores.address("127.0.0.1:1", Duration.ofMillis(300)), StoreFixture.SECRET);

        assertThatThrownBy(() -> store.start(Duration.ofMillis(700)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No ZooKeeper server answered");
        awaitTheEndOfItsThreads();
    }

    @Test
    void takesTheTokenOnceTheServerIsBack() {
        Store store = stores().create(StoreFixture.SECRET, Duration.ofMillis(300));
        store.start();
        stores().suspend(store);
        Node<Epoch> epoch = new Node<>("/volley/apps/a/epoch", Epoch.class);
        CompletableFuture<FencingToken> token =
                CompletableFuture.supplyAsync(() -> store.takeToken(epoch, 2, StoreFixture.LIMIT));
        try (LoggedLines logged = LoggedLines.open()) {
            Awaitility.await("its complaint")
                    .atMost(CuratorStores.CONNECT)
                    .until(() -> !logged.with("trying again").isEmpty());
        }
        assertThat(token).isNotDone();

        stores().resume(store);

        assertThat(token).succeedsWithin(StoreFixture.LIMIT);
        assertThat(store.holds(token.join())).isTrue();
        store.close();
    }

    @Test
    void knowsTheSessionTimeoutThatTheServerAgreedTo() {
        try (Store store = stores().create(StoreFixture.SECRET)) {
            store.start();

            assertThat(store.sessionTimeout()).isEqualTo(CuratorStores.SESSION);
        }
    }

    @Test
    void refusesAConnectStringThatIsNone() {
        Store store = new CuratorStore(CuratorStores.address("host:port", Duration.ofMillis(300)), StoreFixture.SECRET);

        assertThatThrownBy(store::start).isInstanceOf(StoreException.class).hasMessageContaining("host:port");
    }

    @Test
    void endsAllItsThreads() {
        Store store = stores().create(StoreFixture.SECRET);
        store.start();
        store.announce(new Node<>("/volley/apps/a/driver", DriverPresence.class), new DriverPresence("host", 1));
        store.watch(new Node<>("/volley/apps/a/epoch", Epoch.class), epoch -> {});
        Awaitility.await("work")
                .atMost(CuratorStores.CONNECT)
                .until(() -> threads().contains("volley-store-worker"));

        store.close();

        awaitTheEndOfItsThreads();
    }

    @Test
    void neverShowsItsSecret() {
        assertThat(stores().create(StoreFixture.SECRET))
                .asString()
                .contains("127.0.0.1")
                .doesNotContain(StoreFixture.SECRET);
    }

    private static void awaitTheEndOfItsThreads() {
        Awaitility.await("the end of all threads")
                .atMost(CuratorStores.CONNECT)
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    /** The names of the threads that a store may have. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("volley-store")
                        || name.startsWith("Curator")
                        || name.contains("-SendThread")
                        || name.contains("-EventThread"))
                .collect(Collectors.toList());
    }
}
