package io.volley.coordination;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.zookeeper.ZooDefs;
import org.awaitility.Awaitility;

/** The real ones, on a real server, each over a line of its own that can be cut. */
final class CuratorStores implements Stores {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration SESSION = Duration.ofSeconds(3);

    private final OpenZooKeeper server = new OpenZooKeeper();
    private final Map<Store, Line> lines = new ConcurrentHashMap<>();

    CuratorStores(Path directory) throws IOException, InterruptedException {
        server.start(directory);
    }

    /** Where the server is reached without a line that could be cut. */
    String connect() {
        return "127.0.0.1:" + server.port();
    }

    @Override
    public Store create(String secret) {
        return create(secret, CONNECT);
    }

    Store create(String secret, Duration connectTimeout) {
        try {
            Line line = new Line(server.port());
            Store store = new CuratorStore(address(line.connect(), connectTimeout), secret);
            lines.put(store, line);
            return store;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    static ZooKeeperAddress address(String connect, Duration connectTimeout) {
        return new ZooKeeperAddress(connect, "/volley", SESSION, connectTimeout);
    }

    @Override
    public void suspend(Store store) {
        cutUntil(store, Connection.SUSPENDED);
    }

    @Override
    public void loseSession(Store store) {
        cutUntil(store, Connection.LOST);
    }

    @Override
    public void resume(Store store) {
        line(store).mend();
    }

    @Override
    public void plant(String path, byte[] bytes) {
        try (Visitor friend = Visitor.open(connect(), "volley:" + StoreFixture.SECRET)) {
            friend.plant(path, bytes, ZooDefs.Ids.CREATOR_ALL_ACL);
        }
    }

    /** Cuts the connection, also that of a store which has none yet. */
    void cut(Store store) {
        line(store).cut();
    }

    private void cutUntil(Store store, Connection state) {
        List<Connection> heard = new CopyOnWriteArrayList<>();
        Registration hearing = store.onConnection(heard::add);
        line(store).cut();
        Awaitility.await("the connection's end").atMost(StoreFixture.LIMIT).until(() -> heard.contains(state));
        hearing.close();
    }

    private Line line(Store store) {
        Line line = lines.get(store);
        if (line == null) {
            throw new AssertionError("no line to " + store);
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines.values()) {
            line.close();
        }
        server.close();
    }
}
