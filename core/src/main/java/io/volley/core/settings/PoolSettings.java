package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.Optional;

/**
 * With whom the application shares a cluster.
 *
 * @param pool what those who share it name alike; empty: it does not share
 * @param weight how much this application counts for beside the others, above 0
 */
public record PoolSettings(Optional<String> pool, double weight) {
    public static final Setting<Optional<String>> POOL = new Setting<>(
            "spark.volley.pool",
            "",
            Types.textOrNothing(
                    "letters, digits, '-', '_' and '.', and not '.' or '..'; for example etl",
                    pool -> pool.matches("[A-Za-z0-9._-]+") && !pool.matches("\\.\\.?")),
            "Applications on the same Standalone cluster that name the same pool share its cores fairly, coordinated through ZooKeeper; see [fair-shares.md](fair-shares.md). Unset: first come, first served.",
            "0.1.0");

    public static final Setting<Double> WEIGHT = new Setting<>(
            "spark.volley.pool.weight",
            "1",
            Types.positive("2"),
            "Weight of the application in its pool: with weight 2 it gets twice the cores of an application with weight 1 while both need more.",
            "0.1.0");

    static final ImmutableList<Setting<?>> ALL = ImmutableList.of(POOL, WEIGHT);

    static PoolSettings of(Map<String, String> settings) {
        return new PoolSettings(POOL.from(settings), WEIGHT.from(settings));
    }
}
