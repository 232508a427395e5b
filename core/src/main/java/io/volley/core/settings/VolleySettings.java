package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of Volley's own. Those that Spark has already keep Spark's names and are not in here.
 *
 * @param zooKeeper where the application's state stands
 * @param amHadoop where the ApplicationMaster finds Hadoop's classes
 * @param amSilence how long the ApplicationMaster may be silent before a new attempt takes over
 * @param driverAbsence when the driver is given up
 * @param scaling how many executors there shall be
 * @param scaleIn when executors are parked and released
 * @param pool with whom a cluster is shared
 */
public record VolleySettings(
        ZooKeeperSettings zooKeeper,
        AmHadoop amHadoop,
        Duration amSilence,
        AbsenceSettings driverAbsence,
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
            "If the ApplicationMaster is silent for this long while ZooKeeper is reachable, and YARN does not hear it either, the driver fails the attempt and YARN starts a new one; never the last attempt. At least the ZooKeeper session timeout plus 5 s. A healthy ApplicationMaster reports every 3 s.",
            "0.1.0");

    /** Every setting, in the order of the reference page. */
    public static final ImmutableList<Setting<?>> ALL = ImmutableList.<Setting<?>>builder()
            .addAll(ScalingSettings.ALL)
            .addAll(ScaleInSettings.ALL)
            .addAll(PoolSettings.ALL)
            .addAll(ZooKeeperSettings.ALL)
            .add(AM_HADOOP, AM_SILENCE)
            .addAll(AbsenceSettings.ALL)
            .build();

    /**
     * Reads the settings out of a Spark configuration. Of the keys that do not begin with {@code spark.volley.} only those are
     * looked at that a default follows.
     *
     * @throws SettingsException naming every value that is not legal and every key that is not known
     */
    public static VolleySettings of(Map<String, String> settings) {
        Faults.in(settings, ALL).refuse();
        return new VolleySettings(
                ZooKeeperSettings.of(settings),
                AM_HADOOP.from(settings),
                AM_SILENCE.from(settings),
                AbsenceSettings.of(settings),
                ScalingSettings.of(settings),
                ScaleInSettings.of(settings),
                PoolSettings.of(settings));
    }

    /** What does not go together with Spark's settings, though each is legal: a sentence for each. */
    public ImmutableList<String> faultsWith(DynamicAllocationSettings allocation) {
        return pool.pool().filter(named -> !allocation.enabled()).stream()
                .map(named ->
                        "%s is \"%s\", but without dynamic allocation an application releases nothing; set spark.dynamicAllocation.enabled=true, or unset the pool"
                                .formatted(PoolSettings.POOL.key(), named))
                .collect(ImmutableList.toImmutableList());
    }
}
