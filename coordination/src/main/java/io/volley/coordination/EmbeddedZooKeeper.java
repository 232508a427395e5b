package io.volley.coordination;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ZooKeeper server in this JVM, for a driver whose application ends with it anyway. Whoever does not know the
 * application's secret gets no answer from it, not even what lies under {@code /}. It keeps everything in memory: what
 * stands in it is gone once it is closed.
 */
public final class EmbeddedZooKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedZooKeeper.class);
    private static final int ANY_NUMBER_PER_HOST = 0;

    /** Connections that the kernel holds until they are accepted: it makes those wait for seconds that are too many. */
    private static final int BACKLOG = 1_024;

    private static final int KEY_BYTES = 32;

    static {
        keepHandlerOfUncaughtExceptions();
    }

    private final ListenAddress address;
    private final Path dataDirectory;
    private final String secret;
    private @Nullable QuietConnections connections;

    /**
     * @param dataDirectory for the server's own use, deleted by {@link #close()}; stays all but empty
     * @param secret the application's
     */
    public EmbeddedZooKeeper(ListenAddress address, Path dataDirectory, String secret) {
        this.address = address;
        this.dataDirectory = dataDirectory;
        this.secret = secret;
    }

    /** ZooKeeper's class for connections, as it is initialized, makes itself the program's handler. */
    private static void keepHandlerOfUncaughtExceptions() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            MethodHandles.lookup().ensureInitialized(NIOServerCnxnFactory.class);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /**
     * Listens.
     *
     * @throws StoreException if it cannot
     */
    public synchronized void start() {
        try {
            Files.createDirectories(dataDirectory);
            startOnDaemonThread();
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new StoreException(
                    "Interrupted while starting a ZooKeeper server on " + address.bindHost(), interrupted);
        } catch (IOException | ExecutionException unstarted) {
            Throwable cause = unstarted.getCause();
            Throwable failure = unstarted instanceof ExecutionException && cause != null ? cause : unstarted;
            close();
            throw new StoreException(
                    "Cannot start a ZooKeeper server on %s, port %s (%s); check that %1$s is an address of this host (spark.driver.bindAddress, spark.driver.host), name another port in spark.volley.zookeeper.port, or name a quorum in spark.volley.zookeeper.connect"
                            .formatted(address.bindHost(), ports(), failure),
                    failure);
        }
    }

    /** ZooKeeper's threads are then daemons too: a program ends where its main method does, stopped context or not. */
    private void startOnDaemonThread() throws InterruptedException, ExecutionException {
        FutureTask<Void> start = new FutureTask<>(() -> {
            GuardedServer server =
                    new GuardedServer(new NoLog(dataDirectory), new ApplicationSecret(secret).id(), newKey());
            listen(server).startup(server);
            return null;
        });
        Thread thread = new Thread(start, "volley-zookeeper-start");
        thread.setDaemon(true);
        thread.start();
        start.get();
    }

    private QuietConnections listen(GuardedServer server) throws IOException {
        for (int retry = 0; ; retry++) {
            QuietConnections opened = new QuietConnections(server, new Random());
            connections = opened;
            int port = address.port(retry);
            try {
                opened.configure(new InetSocketAddress(address.bindHost(), port), ANY_NUMBER_PER_HOST, BACKLOG, false);
                return opened;
            } catch (BindException taken) {
                if (port == 0 || retry == address.retries()) {
                    throw taken;
                }
                opened.shutdown();
                LOG.info("Port {} cannot be listened on, trying {}", port, address.port(retry + 1));
            }
        }
    }

    private String ports() {
        if (address.port() == 0) {
            return "any";
        }
        return address.retries() == 0
                ? Integer.toString(address.port())
                : "%d and the next %d".formatted(address.port(), address.retries());
    }

    private static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Its connect string for other hosts, {@code host:port}. */
    public String connect() {
        return connect(address.host());
    }

    /** Its connect string for this host, which may not reach itself by the name that others know. */
    public String connectFromHere() {
        InetAddress bound = opened().getLocalAddress().getAddress();
        return connect(
                bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress().getHostAddress() : address.bindHost());
    }

    private String connect(String host) {
        String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return literal + ":" + opened().getLocalPort();
    }

    private synchronized QuietConnections opened() {
        if (connections == null) {
            throw new IllegalStateException("The ZooKeeper server is not started");
        }
        return connections;
    }

    @Override
    public synchronized void close() {
        QuietConnections opened = connections;
        connections = null;
        if (opened != null) {
            opened.shutdown();
        }
        if (Files.exists(dataDirectory)) {
            try {
                MoreFiles.deleteRecursively(dataDirectory, RecursiveDeleteOption.ALLOW_INSECURE);
            } catch (IOException failure) {
                LOG.warn("Cannot delete {}: {}", dataDirectory, failure.toString());
            }
        }
    }

    @Override
    public String toString() {
        return "embedded ZooKeeper server on " + address.bindHost();
    }
}
