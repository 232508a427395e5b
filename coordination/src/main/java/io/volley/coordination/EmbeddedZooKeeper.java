package io.volley.coordination;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.proto.RequestHeader;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.RequestRecord;
import org.apache.zookeeper.server.ServerCnxn;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.server.auth.DigestAuthenticationProvider;
import org.apache.zookeeper.server.persistence.FileTxnLog;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ZooKeeper server in this JVM, for one application as long as it lives. It hangs up on every session that asks for
 * anything before it has authenticated with the application's secret.
 */
public final class EmbeddedZooKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedZooKeeper.class);
    private static final int TICK_MILLIS = 1_000;
    private static final int MOST_CLIENTS = 60;
    private static final long LOG_KILOBYTES = 64;

    private final String host;
    private final Path folder;
    private final String secret;
    private @Nullable NIOServerCnxnFactory connections;
    private @Nullable ZooKeeperServer server;

    /**
     * @param host where it listens, as the ApplicationMaster's node can reach it
     * @param folder where it keeps its files; deleted at the end
     * @param secret what its clients must authenticate with
     */
    public EmbeddedZooKeeper(String host, Path folder, String secret) {
        this.host = host;
        this.folder = folder;
        this.secret = secret;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException if it cannot listen or write
     */
    public void start() throws IOException {
        FileTxnLog.setPreallocSize(LOG_KILOBYTES << 10);
        File files = Files.createDirectories(folder).toFile();
        ZooKeeperServer starting = new Guarded(new FileTxnSnapLog(files, files), owner());
        NIOServerCnxnFactory listening = new NIOServerCnxnFactory();
        listening.configure(new InetSocketAddress(host, 0), MOST_CLIENTS, -1, false);
        server = starting;
        connections = listening;
        try {
            listening.startup(starting, true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("Interrupted while ZooKeeper was starting", interrupted);
        }
    }

    private Id owner() {
        try {
            return new Id(
                    ApplicationAcl.SCHEME,
                    DigestAuthenticationProvider.generateDigest(ApplicationAcl.credentials(secret)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where clients find it: {@code host:port}. */
    public String connect() {
        NIOServerCnxnFactory listening = connections;
        if (listening == null) {
            throw new IllegalStateException("ZooKeeper has not started");
        }
        return host + ":" + listening.getLocalPort();
    }

    @Override
    public void close() {
        NIOServerCnxnFactory listening = connections;
        ZooKeeperServer running = server;
        connections = null;
        server = null;
        if (listening != null) {
            listening.shutdown();
        }
        if (running != null) {
            running.shutdown(true);
        }
        try {
            if (Files.exists(folder)) {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException failure) {
            LOG.warn("Could not delete {}; delete it by hand", folder, failure);
        }
    }

    /** Serves its owner only. */
    private static final class Guarded extends ZooKeeperServer {
        private final Id owner;

        private Guarded(FileTxnSnapLog files, Id owner) {
            super(files, TICK_MILLIS, "");
            this.owner = owner;
            setMaxSessionTimeout(TICK_MILLIS * 600);
        }

        @Override
        public void processPacket(ServerCnxn client, RequestHeader header, RequestRecord request) throws IOException {
            if (mayAsk(header.getType()) || client.getAuthInfo().contains(owner)) {
                super.processPacket(client, header, request);
            } else {
                client.close(ServerCnxn.DisconnectReason.CLIENT_CLOSED_CONNECTION);
            }
        }

        private static boolean mayAsk(int operation) {
            return operation == ZooDefs.OpCode.auth
                    || operation == ZooDefs.OpCode.sasl
                    || operation == ZooDefs.OpCode.ping
                    || operation == ZooDefs.OpCode.closeSession;
        }
    }
}
