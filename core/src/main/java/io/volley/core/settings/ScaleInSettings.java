package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import io.volley.core.Seconds;
import io.volley.core.scalein.ScaleInRules;
import java.time.Duration;
import java.util.Map;

/**
 * When executors are parked and released.
 *
 * @param window the longest that the need must have been lower
 * @param parkTimeout how long a parked executor must have been idle
 * @param staleShuffleTimeout how long shuffle data that nothing running needs holds an executor
 * @param migrateTimeout how long moving the data of an executor to others may take
 */
public record ScaleInSettings(
        Duration window, Duration parkTimeout, Duration staleShuffleTimeout, Duration migrateTimeout) {
    public static final Setting<Duration> WINDOW = new Setting<>(
            "spark.volley.scaleIn.window",
            "40s",
            Types.time("40s"),
            "How long fewer executors must have been needed before surplus ones are parked, that is, stop receiving tasks. Shorter, down to a quarter, if the load's own pauses have been shorter.",
            "0.1.0");

    public static final Setting<Duration> PARK_TIMEOUT = new Setting<>(
            "spark.volley.parkTimeout",
            "5s",
            Types.time("5s"),
            "How long an executor must have been parked and idle before it is released. Until then it is put back to work at once when it is needed again. Not before spark.dynamicAllocation.executorIdleTimeout, where that is set.",
            "0.1.0");

    public static final Setting<Duration> STALE_SHUFFLE_TIMEOUT = new Setting<>(
            "spark.volley.release.staleShuffleTimeout",
            "30s",
            Types.time("30s"),
            "How long a parked executor is kept for shuffle data that nothing running needs. A later job that reuses the data has to compute it again. At least spark.dynamicAllocation.shuffleTracking.timeout, where that is set.",
            "0.1.0");

    public static final Setting<Duration> MIGRATE_TIMEOUT = new Setting<>(
            "spark.volley.release.migrateTimeout",
            "2m",
            Types.time("2m"),
            "How long the migration of an executor's data may take before Volley leaves the executor to Spark's own decommissioning.",
            "0.1.0");

    static final ImmutableList<Setting<?>> ALL =
            ImmutableList.of(WINDOW, PARK_TIMEOUT, STALE_SHUFFLE_TIMEOUT, MIGRATE_TIMEOUT);

    static ScaleInSettings of(Map<String, String> settings) {
        return new ScaleInSettings(
                WINDOW.from(settings),
                PARK_TIMEOUT.from(settings),
                STALE_SHUFFLE_TIMEOUT.from(settings),
                MIGRATE_TIMEOUT.from(settings));
    }

    /** The rules that follow. Spark's own timeouts, where they are set, are kept as the least. */
    public ScaleInRules rules(DynamicAllocationSettings allocation) {
        return new ScaleInRules(
                Seconds.of(window),
                Seconds.of(parkTimeout),
                allocation.idleSeconds(),
                Math.max(Seconds.of(staleShuffleTimeout), (double) allocation.trackedShuffleSeconds()),
                allocation.cachedIdleSeconds(),
                allocation.shuffle().executorsHold(),
                allocation.shuffle().migration());
    }
}
