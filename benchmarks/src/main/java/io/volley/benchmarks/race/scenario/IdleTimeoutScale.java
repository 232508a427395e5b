package io.volley.benchmarks.race.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.volley.core.settings.ScaleInSettings;
import io.volley.core.settings.Setting;
import java.time.Duration;
import java.util.Map;

/** How long executors that are not needed are kept during a load. */
enum IdleTimeoutScale {
    /** As long as by default. */
    OWN(ImmutableMap.of()),

    /** For a load of a minute a quarter of each default, for one that is four times as long the defaults. */
    WITH_THE_LOAD(ImmutableMap.of(
            "spark.dynamicAllocation.executorIdleTimeout",
            Duration.ofSeconds(60),
            ScaleInSettings.WINDOW.key(),
            byDefault(ScaleInSettings.WINDOW),
            ScaleInSettings.PARK_TIMEOUT.key(),
            byDefault(ScaleInSettings.PARK_TIMEOUT),
            ScaleInSettings.STALE_SHUFFLE_TIMEOUT.key(),
            byDefault(ScaleInSettings.STALE_SHUFFLE_TIMEOUT)));

    /** The length that the defaults are for. */
    private static final double LONGEST = 4;

    private final ImmutableMap<String, Duration> defaults;

    IdleTimeoutScale(ImmutableMap<String, Duration> defaults) {
        this.defaults = defaults;
    }

    /**
     * The settings of Spark and Volley.
     *
     * @param length how long the load is, as a multiple of its usual length
     */
    Map<String, String> settings(double length) {
        double part = Math.min(Math.max(length, 1) / LONGEST, 1);
        return Maps.transformValues(defaults, time -> Math.round(time.toMillis() * part) + "ms");
    }

    private static Duration byDefault(Setting<Duration> setting) {
        return setting.from(Map.of());
    }
}
