package io.volley.coordination;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
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
    private static final int ANY_PORT = 0;

    /** Connections that the kernel holds until they are accepted: it makes those wait for seconds that are too many. */
    private static final int BACKLOG = 1_024;

    private static final int KEY_BYTES = 32;

    private final String host;
    private final Path dataDirectory;
    private final String secret;
    private @Nullable QuietConnections connections;

    /**
     * @param host the name or address to listen on, as the ApplicationMaster reaches it
     * @param dataDirectory for the server's own use, deleted by {@link #close()}; stays all but empty
     * @param secret the application's
     */
    public EmbeddedZooKeeper(String host, Path dataDirectory, String secret) {
        this.host = host;
        this.dataDirectory = dataDirectory;
        this.secret = secret;
    }

    /**
     * Listens on a free port.
     *
     * @throws StoreException if it cannot
     */
    public synchronized void start() {
        try {
            Files.createDirectories(dataDirectory);
            GuardedServer server =
                    new GuardedServer(new NoLog(dataDirectory), new ApplicationSecret(secret).id(), newKey());
            QuietConnections opened = new QuietConnections(server, new Random());
            connections = opened;
            opened.configure(new InetSocketAddress(host, ANY_PORT), ANY_NUMBER_PER_HOST, BACKLOG, false);
            opened.startup(server);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while starting a ZooKeeper server on " + host, interrupted);
        } catch (IOException | RuntimeException failure) {
            close();
            throw new StoreException(
                    "Cannot start a ZooKeeper server on %s (%s); check that %s is an address of this host, or name a quorum in spark.volley.zookeeper.connect"
                            .formatted(host, failure, host),
                    failure);
        }
    }

    private static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Its connect string, {@code host:port}. */
    public synchronized String connect() {
        QuietConnections opened = connections;
        if (opened == null) {
            throw new IllegalStateException("The ZooKeeper server is not started");
        }
        String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return literal + ":" + opened.getLocalPort();
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
        return "embedded ZooKeeper server on " + host;
    }
}
