package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Map;

/**
 * Spark's settings for queries over data that a machine of few cores can work through: a hundredth of its defaults for all
 * that is counted in bytes. Data at scale 0.1 are then read in as many tasks, joined by the same means and put together after
 * shuffles into as many partitions as data at scale 10 are with the defaults.
 */
final class SmallData {
    private static final long PART = 100;
    private static final long MB = 1 << 20;

    /** In bytes; see Spark's {@code SQLConf} for the defaults. */
    static final ImmutableMap<String, String> SETTINGS = ImmutableMap.copyOf(Maps.transformValues(
            Map.of(
                    "spark.sql.files.maxPartitionBytes", 128 * MB,
                    "spark.sql.files.openCostInBytes", 4 * MB,
                    "spark.sql.autoBroadcastJoinThreshold", 10 * MB,
                    "spark.sql.adaptive.advisoryPartitionSizeInBytes", 64 * MB,
                    "spark.sql.adaptive.coalescePartitions.minPartitionSize", MB,
                    "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes", 256 * MB),
            bytes -> Long.toString(bytes / PART)));

    private SmallData() {}
}
