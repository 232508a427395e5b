package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.zookeeper.ZooDefs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real one keeps the contract, each store over a line of its own that can be cut. */
final class CuratorStoreTest extends StoreContract {
    private static final Duration SESSION = Duration.ofSeconds(3);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final OpenZooKeeper server = new OpenZooKeeper();
    private final Map<Store, Line> lines = new ConcurrentHashMap<>();

    @BeforeEach
    void startServer(@TempDir Path directory) throws IOException, InterruptedException {
        server.start(directory);
    }

    @AfterEach
    void stopServer() throws IOException {
        for (Line line : lines.values()) {
            line.close();
        }
        server.close();
    }

    @Override
    protected Store create(String secret) {
        return create(secret, CONNECT);
    }

    private Store create(String secret, Duration connectTimeout) {
        try {
            Line line = new Line(server.port());
            Store store = new CuratorStore(address(line.connect(), connectTimeout), secret);
            lines.put(store, line);
            return store;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    protected void suspend(Store store) {
        cutUntil(store, Connection.SUSPENDED);
    }

    @Override
    protected void loseSession(Store store) {
        cutUntil(store, Connection.LOST);
    }

    @Override
    protected void plant(String path, byte[] bytes) {
        try (Visitor friend = Visitor.open("127.0.0.1:" + server.port(), "volley:" + SECRET)) {
            friend.plant(path, bytes, ZooDefs.Ids.CREATOR_ALL_ACL);
        }
    }

    @Override
    protected void resume(Store store) {
        line(store).mend();
    }

    @Test
    void saysWhichServerDoesNotAnswer() {
        Store store = new CuratorStore(address("127.0.0.1:1", Duration.ofMillis(300)), SECRET);

        assertThatThrownBy(store::start)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No ZooKeeper server answered at \"127.0.0.1:1\" within PT0.3S")
                .hasMessageContaining("spark.volley.zookeeper.connect");
        awaitTheEndOfItsThreads();
    }

    @Test
    void saysWhichServerHasFallenSilent() {
        try (Store store = create(SECRET, Duration.ofMillis(800))) {
            store.start();
            suspend(store);

            assertThatThrownBy(() -> store.read(new Node<>("/volley/apps/a/epoch", Epoch.class)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Cannot read /volley/apps/a/epoch: ZooKeeper at \"127.0.0.1:")
                    .hasMessageContaining("did not answer within PT0.8S");
        }
    }

    @Test
    void refusesAConnectStringThatIsNone() {
        Store store = new CuratorStore(address("host:port", Duration.ofMillis(300)), SECRET);

        assertThatThrownBy(store::start).isInstanceOf(StoreException.class).hasMessageContaining("host:port");
    }

    @Test
    void endsAllItsThreads() {
        Store store = create(SECRET);
        store.start();
        store.announce(new Node<>("/volley/apps/a/driver", DriverPresence.class), new DriverPresence("host", 1));
        store.watch(new Node<>("/volley/apps/a/epoch", Epoch.class), epoch -> {});
        Awaitility.await("work").atMost(CONNECT).until(() -> threads().contains("volley-store-worker"));

        store.close();

        awaitTheEndOfItsThreads();
    }

    @Test
    void neverShowsItsSecret() {
        assertThat(create(SECRET)).asString().contains("127.0.0.1").doesNotContain(SECRET);
    }

    private static void awaitTheEndOfItsThreads() {
        Awaitility.await("the end of all threads")
                .atMost(CONNECT)
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private void cutUntil(Store store, Connection state) {
        List<Connection> heard = new CopyOnWriteArrayList<>();
        Registration hearing = store.onConnection(heard::add);
        line(store).cut();
        Awaitility.await("the connection's end").atMost(Duration.ofSeconds(20)).until(() -> heard.contains(state));
        hearing.close();
    }

    private Line line(Store store) {
        Line line = lines.get(store);
        if (line == null) {
            throw new AssertionError("no line to " + store);
        }
        return line;
    }

    private static ZooKeeperAddress address(String connect, Duration connectTimeout) {
        return new ZooKeeperAddress(connect, "/volley", SESSION, connectTimeout);
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
