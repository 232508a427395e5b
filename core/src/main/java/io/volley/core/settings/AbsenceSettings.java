package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * When a driver is given up.
 *
 * @param grace how long ZooKeeper must not have seen it
 * @param limit after how long that is enough, whatever the executors do
 */
public record AbsenceSettings(Duration grace, Duration limit) {
    public static final Setting<Optional<Duration>> GRACE = new Setting<>(
            "spark.volley.driver.grace",
            "",
            Types.timeOrNothing("120s"),
            "How long ZooKeeper must not have seen the driver before the ApplicationMaster releases all containers and fails the application, if no executor has run for 30 s or more have ended by themselves than run. Unset: `spark.network.timeout` (120 s).",
            "0.1.0");

    public static final Setting<Duration> LIMIT = new Setting<>(
            "spark.volley.driver.absenceLimit",
            "10m",
            Types.time("10m"),
            "The same while executors keep running: they may still reach a driver that ZooKeeper does not see.",
            "0.1.0");

    static final ImmutableList<Setting<?>> ALL = ImmutableList.of(GRACE, LIMIT);

    /** Spark's own: after this long without a word executors and driver give each other up. */
    private static final Setting<Duration> NETWORK_TIMEOUT =
            new Setting<>("spark.network.timeout", "120s", Types.time("120s"), "", "");

    static AbsenceSettings of(Map<String, String> settings) {
        return new AbsenceSettings(
                GRACE.from(settings).orElseGet(() -> NETWORK_TIMEOUT.from(settings)), LIMIT.from(settings));
    }
}
