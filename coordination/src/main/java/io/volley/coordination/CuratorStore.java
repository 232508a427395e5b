package io.volley.coordination;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.transaction.CuratorOp;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.RetryUntilElapsed;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shared state in a ZooKeeper. Every node of the application is readable and writable only with its secret; the nodes
 * above it belong to everybody.
 */
public final class CuratorStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(CuratorStore.class);
    private static final int PAUSE_MILLIS = 200;

    private final ZooKeeperAddress address;
    private final CuratorFramework client;
    private final StoreThreads threads = new StoreThreads();
    private final Set<Refreshed> refreshed = ConcurrentHashMap.newKeySet();
    private final Set<Consumer<Connection>> connections = new CopyOnWriteArraySet<>();

    /**
     * @param address where the servers are
     * @param secret what this application and nobody else authenticates with
     */
    public CuratorStore(ZooKeeperAddress address, String secret) {
        this.address = address;
        this.client = CuratorFrameworkFactory.builder()
                .connectString(address.connect())
                .sessionTimeoutMs((int) address.sessionTimeout().toMillis())
                .connectionTimeoutMs((int) address.connectTimeout().toMillis())
                .retryPolicy(
                        new RetryUntilElapsed((int) address.connectTimeout().toMillis(), PAUSE_MILLIS))
                .ensembleTracker(false)
                .authorization(
                        ApplicationAcl.SCHEME,
                        ApplicationAcl.credentials(secret).getBytes(StandardCharsets.UTF_8))
                .aclProvider(new ApplicationAcl(address.root()))
                .build();
    }

    @Override
    public void start() {
        client.getConnectionStateListenable().addListener((ignored, state) -> connectionIs(state));
        client.start();
        try {
            if (!client.blockUntilConnected((int) address.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(
                        "ZooKeeper at \"" + address.connect() + "\" has not answered within "
                                + address.connectTimeout().toSeconds()
                                + " s; check spark.volley.zookeeper.connect (or hadoop.zk.address), and that this host can reach it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while connecting to ZooKeeper", interrupted);
        }
    }

    private void connectionIs(ConnectionState state) {
        Connection now = switch (state) {
            case CONNECTED, RECONNECTED -> Connection.CONNECTED;
            case SUSPENDED, READ_ONLY -> Connection.SUSPENDED;
            case LOST -> Connection.LOST;
        };
        LOG.info("ZooKeeper is {}", now);
        if (now == Connection.CONNECTED) {
            refreshed.forEach(Refreshed::refresh);
        }
        connections.forEach(listener -> threads.tell(() -> listener.accept(now)));
    }

    @Override
    public <T> Optional<T> read(Node<T> node) {
        return asked(node.path(), () -> {
            try {
                return Optional.of(RecordJson.read(client.getData().forPath(node.path()), node.type(), node.path()));
            } catch (KeeperException.NoNodeException none) {
                return Optional.<T>empty();
            }
        });
    }

    @Override
    public <T> void write(Node<T> node, T state) {
        byte[] bytes = RecordJson.write(state);
        asked(node.path(), () -> put(node.path(), bytes));
    }

    private Object put(String path, byte[] bytes) throws Exception {
        return client.create().orSetData().creatingParentsIfNeeded().forPath(path, bytes);
    }

    @Override
    public <T> Publisher<T> publisher(Node<T> node) {
        return new NewestState<>(threads, state -> put(node.path(), RecordJson.write(state)), () -> {});
    }

    @Override
    public <T> Publisher<T> publisher(Node<T> node, Pen pen, Runnable fenced) {
        return new NewestState<>(threads, state -> putFenced(node.path(), RecordJson.write(state), pen), fenced);
    }

    private void putFenced(String path, byte[] bytes, Pen pen) throws Exception {
        CuratorOp put = client.checkExists().forPath(path) == null
                ? client.transactionOp().create().forPath(path, bytes)
                : client.transactionOp().setData().forPath(path, bytes);
        withPen(pen, put);
    }

    private void withPen(Pen pen, CuratorOp write) throws Exception {
        CuratorOp check = client.transactionOp()
                .check()
                .withVersion(pen.version())
                .forPath(pen.epoch().path());
        try {
            client.transaction().forOperations(List.of(check, write));
        } catch (KeeperException refused) {
            if (isFenced(refused)) {
                throw new FencedException(
                        "attempt " + pen.attempt() + " of the ApplicationMaster has been succeeded by another");
            }
            throw refused;
        }
    }

    /** Whether it is the check of the pen, the first operation, that was refused. */
    private static boolean isFenced(KeeperException refused) {
        List<OpResult> results = refused.getResults();
        return results != null
                && !results.isEmpty()
                && results.get(0) instanceof OpResult.ErrorResult first
                && (first.getErr() == KeeperException.Code.BADVERSION.intValue()
                        || first.getErr() == KeeperException.Code.NONODE.intValue());
    }

    @Override
    public <T> Registration watch(Node<T> node, Consumer<Optional<T>> listener) {
        return registered(new NodeWatch<>(client, threads, node, listener));
    }

    @Override
    public <T> Registration watch(Directory<T> directory, Listener<T> listener) {
        return registered(new DirectoryWatch<>(client, threads, directory, listener));
    }

    @Override
    public <T> Registration announce(Node<T> node, T state) {
        return registered(new Presence<>(client, threads, node, state));
    }

    private Registration registered(Refreshed watch) {
        refreshed.add(watch);
        watch.refresh();
        return () -> {
            refreshed.remove(watch);
            watch.close();
        };
    }

    @Override
    public <T> void append(Directory<T> directory, T state, Pen pen) {
        byte[] bytes = RecordJson.write(state);
        asked(directory.path(), () -> {
            if (client.checkExists().forPath(directory.path()) == null) {
                ensure(directory.path());
            }
            withPen(
                    pen,
                    client.transactionOp()
                            .create()
                            .withMode(CreateMode.PERSISTENT_SEQUENTIAL)
                            .forPath(directory.path() + "/batch-", bytes));
            return directory;
        });
    }

    private void ensure(String path) throws Exception {
        try {
            client.create().creatingParentsIfNeeded().forPath(path, new byte[0]);
        } catch (KeeperException.NodeExistsException there) {
            LOG.debug("{} is there already", path, there);
        }
    }

    @Override
    public void delete(Node<?> node) {
        deleteTree(node.path());
    }

    @Override
    public void deleteTree(String path) {
        asked(path, () -> {
            try {
                client.delete().deletingChildrenIfNeeded().forPath(path);
            } catch (KeeperException.NoNodeException gone) {
                LOG.debug("{} is gone already", path, gone);
            }
            return path;
        });
    }

    @Override
    public Pen takePen(Node<Epoch> epoch, int attempt) {
        byte[] mine = RecordJson.write(new Epoch(attempt));
        return asked(epoch.path(), () -> {
            while (true) {
                Pen pen = tryPen(epoch, attempt, mine);
                if (pen != null) {
                    return pen;
                }
            }
        });
    }

    private @Nullable Pen tryPen(Node<Epoch> epoch, int attempt, byte[] mine) throws Exception {
        Stat stat = new Stat();
        try {
            Epoch now = RecordJson.read(
                    client.getData().storingStatIn(stat).forPath(epoch.path()), Epoch.class, epoch.path());
            if (now.attempt() >= attempt) {
                throw new FencedException("attempt " + now.attempt()
                        + " of the ApplicationMaster holds the pen; this is attempt " + attempt);
            }
            int version = client.setData()
                    .withVersion(stat.getVersion())
                    .forPath(epoch.path(), mine)
                    .getVersion();
            return new Pen(epoch, attempt, version);
        } catch (KeeperException.NoNodeException none) {
            try {
                client.create().creatingParentsIfNeeded().forPath(epoch.path(), mine);
                return new Pen(epoch, attempt, 0);
            } catch (KeeperException.NodeExistsException another) {
                return null;
            }
        } catch (KeeperException.BadVersionException another) {
            return null;
        }
    }

    @Override
    public boolean holds(Pen pen) {
        return asked(pen.epoch().path(), () -> {
            Stat stat = client.checkExists().forPath(pen.epoch().path());
            return stat != null && stat.getVersion() == pen.version();
        });
    }

    @Override
    public Registration onConnection(Consumer<Connection> listener) {
        connections.add(listener);
        return () -> connections.remove(listener);
    }

    @Override
    public void close() {
        new ArrayList<>(refreshed).forEach(refreshed::remove);
        threads.close();
        client.close();
    }

    private <T> T asked(String path, Question<T> question) {
        try {
            return question.ask();
        } catch (StoreException | FencedException known) {
            throw known;
        } catch (KeeperException.NoAuthException | KeeperException.AuthFailedException stranger) {
            throw new StoreException(
                    path + " in ZooKeeper belongs to somebody else: this secret opens nothing", stranger);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while asking ZooKeeper for " + path, interrupted);
        } catch (Exception failure) {
            throw new StoreException(
                    "ZooKeeper at \"" + address.connect() + "\" could not be asked for " + path + ": "
                            + failure.getMessage(),
                    failure);
        }
    }

    /** Something asked of the server. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws Exception;
    }
}
