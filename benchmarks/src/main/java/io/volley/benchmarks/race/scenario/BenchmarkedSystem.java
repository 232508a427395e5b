package io.volley.benchmarks.race.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Who races: Volley, and the ways of stock Spark that it is compared with. */
public enum BenchmarkedSystem {
    /** Volley with its defaults. */
    VOLLEY(BenchmarkedSystem::dynamic),

    /** Stock dynamic allocation with its defaults. */
    STOCK(BenchmarkedSystem::dynamic),

    /** Stock, tuned to be thrifty. */
    THRIFTY(executors -> dynamic(
            executors,
            Map.of(
                    "spark.dynamicAllocation.executorAllocationRatio", "0.5",
                    "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout", "15s"))),

    /** Stock, with all executors from the start. */
    INITIAL_MAX(executors ->
            dynamic(executors, Map.of("spark.dynamicAllocation.initialExecutors", Integer.toString(executors)))),

    /** Stock, all executors, always. */
    STATIC_ALL(BenchmarkedSystem::fixed),

    /** Stock, half of the executors, always. */
    STATIC_HALF(executors -> fixed(Math.max(1, executors / 2)));

    /** What Volley is compared with. */
    public static final ImmutableList<BenchmarkedSystem> BASELINES =
            Arrays.stream(values()).filter(system -> system != VOLLEY).collect(ImmutableList.toImmutableList());

    private final SettingsFor settings;

    BenchmarkedSystem(SettingsFor settings) {
        this.settings = settings;
    }

    /**
     * The settings that make it what it is.
     *
     * @param executors how many it may have at most
     * @param cores of each executor
     */
    public Map<String, String> settings(int executors, int cores) {
        Map<String, String> all = new TreeMap<>(settings.of(executors));
        // What Standalone counts executors by, where their number is fixed.
        if (isStatic()) {
            int fixed = Integer.parseInt(all.getOrDefault("spark.executor.instances", "0"));
            all.put("spark.cores.max", Integer.toString(fixed * cores));
        }
        return all;
    }

    /** The word in front of the cluster's master. */
    public String prefix() {
        return this == VOLLEY ? "spark-volley:" : "";
    }

    /** Whether its executors are there from the start, so that nothing can be said of how they come. */
    public boolean isStatic() {
        return this == STATIC_ALL || this == STATIC_HALF;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, String> dynamic(int executors, Map<String, String> more) {
        return ImmutableMap.<String, String>builder()
                .putAll(dynamic(executors))
                .putAll(more)
                .buildOrThrow();
    }

    private static Map<String, String> dynamic(int executors) {
        return ImmutableMap.of(
                "spark.dynamicAllocation.enabled", "true",
                "spark.dynamicAllocation.shuffleTracking.enabled", "true",
                "spark.dynamicAllocation.minExecutors", "0",
                "spark.dynamicAllocation.maxExecutors", Integer.toString(executors));
    }

    private static Map<String, String> fixed(int executors) {
        return ImmutableMap.of(
                "spark.dynamicAllocation.enabled", "false", "spark.executor.instances", Integer.toString(executors));
    }
}
