package io.volley.coordination;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.curator.CuratorZookeeperClient;
import org.apache.curator.RetryLoop;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.imps.CuratorFrameworkState;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.RetryUntilElapsed;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher.Event.EventType;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session with ZooKeeper, which Curator keeps: authenticated from its first question, and opened anew when lost. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int RETRY_MS = 50;
    private static final long PAUSE_MS = 1_000;

    private final ZooKeeperAddress address;
    private final ApplicationSecret secret;
    private final HomeAcls acls;
    private final boolean own;
    private final Refusal refusal;
    private volatile @Nullable CuratorFramework client;

    /** Whether the last that ZooKeeper's client told of the connection was that it is refused: it never answers then. */
    private volatile boolean refused;

    /** @param own whether the server is the driver's own, for which the JVM's settings for ZooKeeper do not hold */
    Session(ZooKeeperAddress address, ApplicationSecret secret, HomeAcls acls, boolean own) {
        this.address = address;
        this.secret = secret;
        this.acls = acls;
        this.own = own;
        this.refusal = new Refusal(address);
    }

    /**
     * Returns once connected and let in.
     *
     * @param listener hears how ZooKeeper is reached, whenever that changes
     * @param patience how long that may take, if it is longer than the connect timeout
     */
    void connect(Consumer<Connection> listener, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        CuratorFramework opened = build();
        client = opened;
        opened.getCuratorListenable().addListener((from, event) -> {
            WatchedEvent watched = event.getWatchedEvent();
            if (watched != null && watched.getType() == EventType.None) {
                refused = watched.getState() == KeeperState.AuthFailed;
            }
        });
        CountDownLatch told = new CountDownLatch(1);
        opened.getConnectionStateListenable().addListener((from, state) -> {
            listener.accept(connection(state));
            told.countDown();
        });
        opened.start();
        try {
            while (!told.await(connectMs(), TimeUnit.MILLISECONDS)) {
                goOn(refusal.noConnection(), end);
            }
            // A server that refuses us may hang up before its answer is read: then it is asked again.
            long connected = System.nanoTime();
            long left = Math.max(end - connected, TimeUnit.MILLISECONDS.toNanos(connectMs()));
            while (!letIn(connected + left)) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted("connect to", address.connect(), interrupted);
        }
    }

    /** A server that refuses us says so in its first answer. */
    private boolean letIn(long end) {
        try {
            ask("read", address.root(), zk -> Optional.ofNullable(zk.exists(address.root(), false)));
            return true;
        } catch (RefusedException | NotAdmittedException refused) {
            throw refused;
        } catch (StoreException unreachable) {
            goOn(unreachable, end);
            return false;
        }
    }

    private static void goOn(StoreException unreachable, long end) {
        if (System.nanoTime() - end >= 0) {
            throw unreachable;
        }
        LOG.warn("{}; waiting for it", unreachable.getMessage());
    }

    /** Whether the server does not know the secret, or insists on SASL. */
    boolean isRefused() {
        return refused;
    }

    /** What server and client have agreed on; what is configured while there is no connection. */
    Duration timeout() {
        CuratorFramework opened = client;
        try {
            int agreed = opened == null
                    ? 0
                    : opened.getZookeeperClient().getZooKeeper().getSessionTimeout();
            return agreed > 0 ? Duration.ofMillis(agreed) : address.sessionTimeout();
        } catch (Exception closed) {
            return address.sessionTimeout();
        }
    }

    private CuratorFramework build() {
        ZKClientConfig settings = own
                ? ClientSettings.ofTheDriversOwn(address.connectTimeout())
                : ClientSettings.ofAQuorum(address.connectTimeout());
        try {
            return CuratorFrameworkFactory.builder()
                    .connectString(address.connect())
                    .sessionTimeoutMs(Math.toIntExact(address.sessionTimeout().toMillis()))
                    .connectionTimeoutMs(connectMs())
                    .retryPolicy(new RetryUntilElapsed(connectMs(), RETRY_MS))
                    .authorization(ApplicationSecret.SCHEME, secret.proof())
                    .aclProvider(acls)
                    .zkClientConfig(settings)
                    .build();
        } catch (IllegalArgumentException failure) {
            throw new StoreException(
                    "\"%s\" is not a ZooKeeper connect string (%s); for example zk1:2181,zk2:2181"
                            .formatted(address.connect(), failure.getMessage()),
                    failure);
        }
    }

    void close() {
        CuratorFramework opened = client;
        if (opened != null) {
            opened.close();
        }
    }

    /** Waits for the connection, and asks again if it is lost before the answer came; each up to the connect timeout. */
    <T> T ask(String doing, String path, Question<T> question) {
        CuratorFramework opened = client;
        if (opened == null || opened.getState() != CuratorFrameworkState.STARTED) {
            throw new StoreException(
                    "Cannot %s %s: the store has not been started or is closed".formatted(doing, path));
        }
        CuratorZookeeperClient connection = opened.getZookeeperClient();
        try {
            if (refused || !connection.blockUntilConnectedOrTimedOut()) {
                throw refused
                        ? new KeeperException.AuthFailedException()
                        : new KeeperException.ConnectionLossException();
            }
            return RetryLoop.callWithRetry(connection, () -> question.ask(connection.getZooKeeper()));
        } catch (KeeperException failure) {
            // Curator waits for a connection before it asks: it may be refused meanwhile, and tells of a loss then.
            throw refused ? refusal.ofRefused(doing, path, failure) : refusal.of(doing, path, failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(doing, path, interrupted);
        } catch (StoreException | FencedException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new StoreException("Cannot %s %s: %s".formatted(doing, path, failure.getMessage()), failure);
        }
    }

    private static StoreException interrupted(String doing, String path, InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new StoreException("Cannot %s %s: interrupted".formatted(doing, path), interrupted);
    }

    private int connectMs() {
        return Math.toIntExact(address.connectTimeout().toMillis());
    }

    private static Connection connection(ConnectionState state) {
        return switch (state) {
            case CONNECTED, RECONNECTED -> Connection.CONNECTED;
            case SUSPENDED, READ_ONLY -> Connection.SUSPENDED;
            case LOST -> Connection.LOST;
        };
    }

    interface Question<T> {
        T ask(ZooKeeper zk) throws KeeperException, InterruptedException;
    }
}
