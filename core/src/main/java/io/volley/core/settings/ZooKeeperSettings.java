package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Map;

/**
 * Where the application's state stands.
 *
 * @param connect ZooKeeper's connect string; empty if none is set
 * @param root what all of Volley's znodes stand under
 * @param port what a server of the driver's own listens on; 0 for any
 * @param sessionTimeout how long ZooKeeper keeps the session of a silent driver or ApplicationMaster
 * @param connectTimeout how long the first connection to ZooKeeper may take
 */
public record ZooKeeperSettings(
        String connect, String root, int port, Duration sessionTimeout, Duration connectTimeout) {
    public static final Setting<String> CONNECT = new Setting<>(
            "spark.volley.zookeeper.connect",
            "",
            Types.text("host:port, or several with commas between; for example zk1:2181,zk2:2181", connect -> true),
            "ZooKeeper quorum that holds the application's state. Unset: `hadoop.zk.address` from the Hadoop configuration; if that is unset too, the driver runs a ZooKeeper server of its own for the lifetime of the application.",
            "0.1.0");

    public static final Setting<String> ROOT = new Setting<>(
            "spark.volley.zookeeper.root",
            "/volley",
            Types.text(
                    "an absolute path without a trailing slash; for example /volley",
                    root -> root.matches("(/[^/\\s]+)+")),
            "Parent path of all of Volley's znodes.",
            "0.1.0");

    public static final Setting<Integer> PORT = new Setting<>(
            "spark.volley.zookeeper.port",
            "0",
            Types.port("4050"),
            "Port of the ZooKeeper server that the driver runs where no quorum is named. If the port is in use, the next ones are tried, as many as `spark.port.maxRetries`. 0: any free port.",
            "0.1.0");

    public static final Setting<Duration> SESSION_TIMEOUT = new Setting<>(
            "spark.volley.zookeeper.sessionTimeout",
            "20s",
            Types.time("20s"),
            "ZooKeeper session timeout of the driver and the ApplicationMaster.",
            "0.1.0");

    public static final Setting<Duration> CONNECT_TIMEOUT = new Setting<>(
            "spark.volley.zookeeper.connectTimeout",
            "15s",
            Types.time("15s"),
            "How long to wait for the first connection to ZooKeeper before the application fails.",
            "0.1.0");

    static final ImmutableList<Setting<?>> ALL =
            ImmutableList.of(CONNECT, ROOT, PORT, SESSION_TIMEOUT, CONNECT_TIMEOUT);

    static ZooKeeperSettings of(Map<String, String> settings) {
        return new ZooKeeperSettings(
                CONNECT.from(settings),
                ROOT.from(settings),
                PORT.from(settings),
                SESSION_TIMEOUT.from(settings),
                CONNECT_TIMEOUT.from(settings));
    }
}
