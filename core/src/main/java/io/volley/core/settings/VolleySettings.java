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
 * @param driverGrace how long the driver may be gone before everything is given back
 * @param scaling how many executors there shall be
 * @param release when executors are parked and given back
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
        ReleaseSettings release,
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
            "The ZooKeeper that holds the application's state. Unset: `hadoop.zk.address` of Hadoop's settings; with neither, the driver runs one of its own for the application's life.",
            "0.1.0");

    public static final Setting<String> ZOOKEEPER_ROOT = new Setting<>(
            "spark.volley.zookeeper.root",
            "/volley",
            Types.text(
                    "an absolute path without a trailing slash; for example /volley",
                    root -> root.matches("(/[^/\\s]+)+")),
            "What all of Volley's znodes stand under.",
            "0.1.0");

    public static final Setting<Duration> SESSION_TIMEOUT = new Setting<>(
            "spark.volley.zookeeper.sessionTimeout",
            "20s",
            Types.time("20s"),
            "How long ZooKeeper keeps the session of a driver or an ApplicationMaster that is silent.",
            "0.1.0");

    public static final Setting<Duration> CONNECT_TIMEOUT = new Setting<>(
            "spark.volley.zookeeper.connectTimeout",
            "15s",
            Types.time("15s"),
            "How long the first connection to ZooKeeper may take before the application gives up.",
            "0.1.0");

    public static final Setting<AmHadoop> AM_HADOOP = new Setting<>(
            "spark.volley.am.hadoop",
            "cluster",
            Types.oneOf(AmHadoop.class),
            "Where the ApplicationMaster finds Hadoop's classes: `cluster`: on the nodes, by `yarn.application.classpath`; `ship`: the driver's own Hadoop client jars are uploaded, for clusters that have none there.",
            "0.1.0");

    public static final Setting<Duration> AM_SILENCE = new Setting<>(
            "spark.volley.am.silence",
            "15s",
            Types.timeOfAtLeast(Duration.ofSeconds(5), "15s"),
            "How long the ApplicationMaster may say nothing, while ZooKeeper answers, before the driver has YARN start a new attempt. It says something every 3 s.",
            "0.1.0");

    public static final Setting<Duration> DRIVER_GRACE = new Setting<>(
            "spark.volley.driver.grace",
            "30s",
            Types.time("30s"),
            "How long the driver may be gone before the ApplicationMaster gives everything back and ends the application as failed.",
            "0.1.0");

    /** Every setting, in the order of the reference page. */
    public static final ImmutableList<Setting<?>> ALL = ImmutableList.<Setting<?>>builder()
            .addAll(ScalingSettings.ALL)
            .addAll(ReleaseSettings.ALL)
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
                ReleaseSettings.of(settings),
                PoolSettings.of(settings));
    }
}
