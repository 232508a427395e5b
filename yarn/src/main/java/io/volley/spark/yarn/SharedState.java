package io.volley.spark.yarn;

import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.CuratorStore;
import io.volley.coordination.DriverPresence;
import io.volley.coordination.EmbeddedZooKeeper;
import io.volley.coordination.ListenAddress;
import io.volley.coordination.Registration;
import io.volley.coordination.Store;
import io.volley.coordination.StoreException;
import io.volley.coordination.ZooKeeperAddress;
import io.volley.core.settings.VolleySettings;
import io.volley.core.settings.ZooKeeperSettings;
import io.volley.spark.ConfiguredZooKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.package$;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's state in ZooKeeper, as the driver holds it: in the quorum that the settings name, or else in a server
 * of the driver's own. Closing it deletes the application's nodes.
 */
final class SharedState implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedState.class);

    private final ApplicationNodes nodes;
    private final ZooKeeperAddress address;
    private final String secret;
    private final Store store;
    private final @Nullable EmbeddedZooKeeper embedded;
    private Registration presence = () -> {};

    private SharedState(
            ApplicationNodes nodes,
            ZooKeeperAddress address,
            String secret,
            Store store,
            @Nullable EmbeddedZooKeeper embedded) {
        this.nodes = nodes;
        this.address = address;
        this.secret = secret;
        this.store = store;
        this.embedded = embedded;
    }

    /**
     * Connects, and starts a server first if none is configured.
     *
     * @param listen where a server of our own listens
     * @param folder where it keeps its files
     * @throws StoreException if ZooKeeper cannot be reached
     */
    static SharedState open(
            String applicationId, VolleySettings settings, Configuration hadoop, ListenAddress listen, Path folder)
            throws IOException {
        String secret = ConfiguredZooKeeper.newSecret();
        Optional<ZooKeeperAddress> configured = ConfiguredZooKeeper.of(settings, hadoop);
        EmbeddedZooKeeper embedded = null;
        ZooKeeperAddress address;
        ZooKeeperAddress fromHere;
        if (configured.isPresent()) {
            address = configured.get();
            fromHere = address;
        } else {
            embedded = new EmbeddedZooKeeper(listen, Files.createTempDirectory(folder, "zookeeper"), secret);
            embedded.start();
            address = ConfiguredZooKeeper.address(embedded.connect(), settings);
            fromHere = ConfiguredZooKeeper.address(embedded.connectFromHere(), settings);
            LOG.info(
                    "No ZooKeeper is configured ({}): starting one in the driver at {}",
                    ZooKeeperSettings.CONNECT.key(),
                    embedded.connect());
        }
        Store store = embedded == null ? new CuratorStore(fromHere, secret) : CuratorStore.atEmbedded(fromHere, secret);
        try {
            store.start();
        } catch (StoreException unreachable) {
            store.close();
            if (embedded != null) {
                embedded.close();
            }
            throw unreachable;
        }
        return new SharedState(
                new ApplicationNodes(settings.zooKeeper().root(), applicationId), address, secret, store, embedded);
    }

    /**
     * Connects to a quorum.
     *
     * @throws StoreException if it cannot be reached
     */
    static SharedState connect(String applicationId, VolleySettings settings, ZooKeeperAddress quorum) {
        String secret = ConfiguredZooKeeper.newSecret();
        Store store = new CuratorStore(quorum, secret);
        try {
            store.start();
        } catch (StoreException unreachable) {
            store.close();
            throw unreachable;
        }
        return new SharedState(
                new ApplicationNodes(settings.zooKeeper().root(), applicationId), quorum, secret, store, null);
    }

    /** Where a server of the driver's own listens: as Spark's own do, bound to one address and announced by another. */
    static ListenAddress listenAddress(SparkConf conf, VolleySettings volley) {
        return new ListenAddress(
                conf.get(package$.MODULE$.DRIVER_BIND_ADDRESS()),
                conf.get(package$.MODULE$.DRIVER_HOST_ADDRESS()),
                volley.zooKeeper().port(),
                conf.getInt("spark.port.maxRetries", 16));
    }

    ApplicationNodes nodes() {
        return nodes;
    }

    /** How the ApplicationMaster reaches ZooKeeper. */
    ZooKeeperAddress address() {
        return address;
    }

    /** Whether the server is the driver's own. */
    boolean isEmbedded() {
        return embedded != null;
    }

    /** What the ApplicationMaster authenticates with; goes into its credentials and nowhere else. */
    String secret() {
        return secret;
    }

    Store store() {
        return store;
    }

    /** Says that the driver lives, until this closes. */
    void announce(DriverPresence driver) {
        presence = store.announce(nodes.driver(), driver);
    }

    /** Disconnects from an application that goes on. */
    void leave() {
        store.close();
    }

    @Override
    public void close() {
        presence.close();
        try {
            store.deleteTree(nodes.home());
        } catch (StoreException unreachable) {
            LOG.warn("Could not delete {} in ZooKeeper; delete it by hand", nodes.home(), unreachable);
        }
        store.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
