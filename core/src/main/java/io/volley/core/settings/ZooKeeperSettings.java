package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Map;

/**
 * Where the application's state stands.
 *
 * @param connect ZooKeeper's connect string, or {@link #HADOOPS}; empty if none is set
 * @param root what all of Volley's znodes stand under
 * @param acl who may do what in the root, and in what lies in it above homes and pools
 * @param port what a server of the driver's own listens on; 0 for any
 * @param sessionTimeout how long ZooKeeper keeps the session of a silent driver or ApplicationMaster
 * @param connectTimeout how long the first connection to ZooKeeper may take
 */
public record ZooKeeperSettings(
        String connect, String root, String acl, int port, Duration sessionTimeout, Duration connectTimeout) {
    /** Stands for the connect string in Hadoop's configuration. */
    public static final String HADOOPS = "hadoop";

    public static final Setting<String> CONNECT = new Setting<>(
            "spark.volley.zookeeper.connect",
            "",
            Types.text(
                    "host:port, several with commas between, or hadoop; for example zk1:2181,zk2:2181",
                    connect -> true),
            "ZooKeeper quorum that holds the application's state. `hadoop`: the one that `hadoop.zk.address` names in the Hadoop configuration, which is usually the ResourceManager's own. Unset: the driver runs a ZooKeeper server of its own for the lifetime of the application.",
            "0.1.0");

    public static final Setting<String> ROOT = new Setting<>(
            "spark.volley.zookeeper.root",
            "/volley",
            Types.text(
                    "an absolute path without a trailing slash; for example /volley",
                    root -> root.matches("(/[^/\\s]+)+")),
            "Parent path of all of Volley's znodes.",
            "0.1.0");

    public static final Setting<String> ACL = new Setting<>(
            "spark.volley.zookeeper.acl",
            "world:anyone:cdr",
            Types.text(
                    "scheme:id:permissions, several with commas between, the permissions out of c, d, r, w and a; for example sasl:spark:cdr,sasl:ops:cdrwa",
                    acl -> acl.matches("(\\s*\\w+:[^,\\s]*:[cdrwa]+\\s*(,(?!$)|$))+")),
            "ACL that the driver gives the root, and `apps` and `pools` in it, when it creates them, in the form of `hadoop.zk.acl`. Nodes that exist keep theirs. See [security.md](security.md#in-zookeeper).",
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
            ImmutableList.of(CONNECT, ROOT, ACL, PORT, SESSION_TIMEOUT, CONNECT_TIMEOUT);

    static ZooKeeperSettings of(Map<String, String> settings) {
        return new ZooKeeperSettings(
                CONNECT.from(settings),
                ROOT.from(settings),
                ACL.from(settings),
                PORT.from(settings),
                SESSION_TIMEOUT.from(settings),
                CONNECT_TIMEOUT.from(settings));
    }
}
