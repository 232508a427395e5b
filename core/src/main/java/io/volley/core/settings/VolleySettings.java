package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of Volley's own. Those that Spark has already keep Spark's names and are not in here.
 *
 * @param zooKeeperConnect ZooKeeper's connect string; empty if none is set
 * @param zooKeeperRoot what all of Volley's znodes stand under
 * @param sessionTimeout how long ZooKeeper keeps the session of a silent driver or ApplicationMaster
 * @param connectTimeout how long the first connection to ZooKeeper may take
 * @param amHadoop where the ApplicationMaster finds Hadoop's classes
 * @param amSilence how long the ApplicationMaster may be silent before a new attempt takes over
 * @param driverGrace how long the driver may be gone before everything is released
 * @param scaling how many executors there shall be
 * @param scaleIn when executors are parked and released
 * @param pool with whom a cluster is shared
 */
public record VolleySettings(
        String zooKeeperConnect,
        String zooKeeperRoot,
        Duration sessionTimeout,
        Duration connectTimeout,
        AmHadoop amHadoop,
        Duration amSilence,
        Duration driverGrace,
        ScalingSettings scaling,
        ScaleInSettings scaleIn,
        PoolSettings pool) {

    /** Where the ApplicationMaster finds Hadoop's classes. */
    public enum AmHadoop {
        /** On the cluster's nodes, by {@code yarn.application.classpath}. */
        CLUSTER,
        /** Among the driver's own jars, which are uploaded. */
        SHIP
    }

    public static final Setting<String> ZOOKEEPER_CONNECT = new Setting<>(
            "spark.volley.zookeeper.connect",
            "",
            Types.text("host:port, or several with commas between; for example zk1:2181,zk2:2181", connect -> true),
            "ZooKeeper quorum that holds the application's state. Unset: `hadoop.zk.address` from the Hadoop configuration; if that is unset too, the driver runs a ZooKeeper server of its own for the lifetime of the application.",
            "0.1.0");

    public static final Setting<String> ZOOKEEPER_ROOT = new Setting<>(
            "spark.volley.zookeeper.root",
            "/volley",
            Types.text(
                    "an absolute path without a trailing slash; for example /volley",
                    root -> root.matches("(/[^/\\s]+)+")),
            "Parent path of all of Volley's znodes.",
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

    public static final Setting<AmHadoop> AM_HADOOP = new Setting<>(
            "spark.volley.am.hadoop",
            "cluster",
            Types.oneOf(AmHadoop.class),
            "Where the ApplicationMaster finds the Hadoop classes. `cluster`: on the nodes, through `yarn.application.classpath`; `ship`: the driver's own Hadoop client jars are uploaded, for clusters whose nodes have none.",
            "0.1.0");

    public static final Setting<Duration> AM_SILENCE = new Setting<>(
            "spark.volley.am.silence",
            "15s",
            Types.timeOfAtLeast(Duration.ofSeconds(5), "15s"),
            "If the ApplicationMaster is silent for this long while ZooKeeper is reachable, the driver fails the attempt and YARN starts a new one. A healthy ApplicationMaster reports every 3 s.",
            "0.1.0");

    public static final Setting<Duration> DRIVER_GRACE = new Setting<>(
            "spark.volley.driver.grace",
            "30s",
            Types.time("30s"),
            "How long the driver may be unreachable before the ApplicationMaster releases all containers and fails the application.",
            "0.1.0");

    /** Every setting, in the order of the reference page. */
    public static final ImmutableList<Setting<?>> ALL = ImmutableList.<Setting<?>>builder()
            .addAll(ScalingSettings.ALL)
            .addAll(ScaleInSettings.ALL)
            .addAll(PoolSettings.ALL)
            .add(
                    ZOOKEEPER_CONNECT,
                    ZOOKEEPER_ROOT,
                    SESSION_TIMEOUT,
                    CONNECT_TIMEOUT,
                    AM_HADOOP,
                    AM_SILENCE,
                    DRIVER_GRACE)
            .build();

    /**
     * Reads the settings out of a Spark configuration; keys that do not begin with {@code spark.volley.} are not looked at.
     *
     * @throws SettingsException naming every value that is not legal and every key that is not known
     */
    public static VolleySettings of(Map<String, String> settings) {
        Faults.in(settings, ALL).refuse();
        return new VolleySettings(
                ZOOKEEPER_CONNECT.from(settings),
                ZOOKEEPER_ROOT.from(settings),
                SESSION_TIMEOUT.from(settings),
                CONNECT_TIMEOUT.from(settings),
                AM_HADOOP.from(settings),
                AM_SILENCE.from(settings),
                DRIVER_GRACE.from(settings),
                ScalingSettings.of(settings),
                ScaleInSettings.of(settings),
                PoolSettings.of(settings));
    }
}
