package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import io.volley.core.release.ReleaseRules;
import java.time.Duration;
import java.util.Map;

/**
 * When executors are parked and given back.
 *
 * @param window the longest that the need must have been lower
 * @param parkTimeout how long a parked executor must have been idle
 * @param staleShuffleTimeout how long shuffle data that no running job needs holds an executor
 * @param migrateTimeout how long moving the data of an executor to others may take
 */
public record ReleaseSettings(
        Duration window, Duration parkTimeout, Duration staleShuffleTimeout, Duration migrateTimeout) {
    public static final Setting<Duration> WINDOW = new Setting<>(
            "spark.volley.scaleIn.window",
            "40s",
            Types.time("40s"),
            "The longest that fewer executors must have been needed before the surplus is parked: it gets no more tasks. Less, down to a quarter, where the need has always come back sooner.",
            "0.1.0");

    public static final Setting<Duration> PARK_TIMEOUT = new Setting<>(
            "spark.volley.parkTimeout",
            "5s",
            Types.time("5s"),
            "How long an executor must have been parked and idle before it is given back; until then it is back at work at once when the need rises.",
            "0.1.0");

    public static final Setting<Duration> STALE_SHUFFLE_TIMEOUT = new Setting<>(
            "spark.volley.release.staleShuffleTimeout",
            "30s",
            Types.time("30s"),
            "How long shuffle data that no running job needs holds a parked executor; a later job that reuses it computes it again.",
            "0.1.0");

    public static final Setting<Duration> MIGRATE_TIMEOUT = new Setting<>(
            "spark.volley.release.migrateTimeout",
            "2m",
            Types.time("2m"),
            "How long moving the data of an executor to others may take before Volley leaves it to Spark's decommissioning alone.",
            "0.1.0");

    static final ImmutableList<Setting<?>> ALL =
            ImmutableList.of(WINDOW, PARK_TIMEOUT, STALE_SHUFFLE_TIMEOUT, MIGRATE_TIMEOUT);

    static ReleaseSettings of(Map<String, String> settings) {
        return new ReleaseSettings(
                WINDOW.from(settings),
                PARK_TIMEOUT.from(settings),
                STALE_SHUFFLE_TIMEOUT.from(settings),
                MIGRATE_TIMEOUT.from(settings));
    }

    /** The rules that follow, with those of Spark's settings that bear on them. */
    public ReleaseRules rules(DynamicAllocationSettings allocation) {
        return new ReleaseRules(
                seconds(window),
                seconds(parkTimeout),
                seconds(staleShuffleTimeout),
                allocation.cachedIdleSeconds(),
                allocation.executorsHoldShuffle(),
                allocation.migration());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
