package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import io.volley.core.plan.Limits;
import java.util.Map;
import java.util.Optional;

/**
 * Spark's settings of dynamic allocation, as {@code ExecutorAllocationManager.validateSettings} and {@code
 * SchedulerBackendUtils.getInitialTargetExecutorNumber} read and check them.
 *
 * @param enabled whether the number of executors follows the work; without it only {@code initial} means anything
 * @param minExecutors the fewest executors of a profile
 * @param maxExecutors the most executors of a profile
 * @param ratio what part of full parallelism is asked for
 * @param cachedIdleSeconds how long cached blocks hold an idle executor, in seconds
 * @param executorsHoldShuffle whether shuffle data goes with its executor: neither a shuffle service nor the shuffle
 *     plugin keeps it
 * @param migration whether what is on an executor can be moved to others before it goes
 * @param initial how many executors there shall be from the start
 */
public record DynamicAllocationSettings(
        boolean enabled,
        int minExecutors,
        int maxExecutors,
        double ratio,
        long cachedIdleSeconds,
        boolean executorsHoldShuffle,
        boolean migration,
        InitialExecutors initial) {
    static final String PREFIX = "spark.dynamicAllocation.";
    static final String ENABLED = PREFIX + "enabled";
    static final String MIN = PREFIX + "minExecutors";
    static final String MAX = PREFIX + "maxExecutors";
    static final String INITIAL = PREFIX + "initialExecutors";
    static final String RATIO = PREFIX + "executorAllocationRatio";
    static final String INSTANCES = "spark.executor.instances";

    /** How many executors there are when nobody says. */
    private static final int DEFAULT_INSTANCES = 2;

    private static final String CACHED_IDLE = "cachedExecutorIdleTimeout";
    private static final String COUNT = "a whole number, 0 or more; for example 2";
    private static final String TRUTH = "true or false";
    private static final String MORE_THAN_NOTHING = "a time of at least 1s; for example 1s";
    private static final String TIMEOUT = "a time, 0 or longer; for example 60s";

    /**
     * Reads the settings.
     *
     * @param settings Spark's settings by key, with variables replaced
     * @param reliableShuffleStorage whether shuffle data is kept outside the executors by Spark's shuffle plugin
     * @throws SettingsException naming every fault
     */
    public static DynamicAllocationSettings of(Map<String, String> settings, boolean reliableShuffleStorage) {
        SparkSettings read = new SparkSettings(settings);
        boolean enabled = read.value(ENABLED, false, SparkValue::truth, TRUTH);
        DynamicAllocationSettings result = enabled ? dynamic(read, reliableShuffleStorage) : fixed(read);
        read.refuseFaults();
        return result;
    }

    /** The bounds of a plan. */
    public Limits limits() {
        return new Limits(minExecutors, maxExecutors, ratio);
    }

    private static DynamicAllocationSettings fixed(SparkSettings read) {
        int instances = read.value(INSTANCES, DEFAULT_INSTANCES, SparkValue::integer, COUNT);
        read.require(instances >= 0, INSTANCES, COUNT);
        return new DynamicAllocationSettings(
                false, 0, Integer.MAX_VALUE, 1, Integer.MAX_VALUE, true, false, InitialExecutors.fixed(instances));
    }

    private static DynamicAllocationSettings dynamic(SparkSettings read, boolean reliableShuffleStorage) {
        int min = read.value(MIN, 0, SparkValue::integer, COUNT);
        int max = read.value(MAX, Integer.MAX_VALUE, SparkValue::integer, "a whole number, 1 or more; for example 50");
        Optional<Integer> initial = read.value(INITIAL, SparkValue::integer, COUNT);
        Optional<Integer> instances = read.value(INSTANCES, SparkValue::integer, COUNT);
        double ratio = read.value(RATIO, 1.0, SparkValue::number, "a number above 0 and at most 1; for example 0.5");
        InitialExecutors first = InitialExecutors.of(min, initial, instances);

        read.require(min >= 0, MIN, COUNT);
        read.require(max > 0, MAX, "1 or more; raise it or unset it");
        read.require(ratio > 0 && ratio <= 1, RATIO, "above 0 and at most 1; for example 0.5");
        if (min > max && max > 0) {
            read.fault("%s is %d, but must be at most %s, which is %d; lower it or raise %s", MIN, min, MAX, max, MAX);
        } else if (first.executors() > max && max > 0) {
            read.fault(
                    "%s is %d, but must be at most %s, which is %d; lower it or raise %s",
                    first.largest(), first.executors(), MAX, max, MAX);
        }
        times(read);
        long cachedIdle = read.value(PREFIX + CACHED_IDLE, (long) Integer.MAX_VALUE, SparkValue::seconds, TIMEOUT);
        boolean held = shuffle(read, reliableShuffleStorage);
        return new DynamicAllocationSettings(
                true, min, max, ratio, Math.max(0, cachedIdle), held, migration(read), first);
    }

    private static void times(SparkSettings read) {
        String backlog = PREFIX + "schedulerBacklogTimeout";
        String sustained = PREFIX + "sustainedSchedulerBacklogTimeout";
        for (String key : ImmutableList.of(backlog, sustained)) {
            long seconds = read.value(key, 1L, SparkValue::seconds, MORE_THAN_NOTHING);
            read.require(seconds > 0, key, MORE_THAN_NOTHING);
        }
        for (String name : ImmutableList.of("executorIdleTimeout", CACHED_IDLE, "shuffleTracking.timeout")) {
            long seconds = read.value(PREFIX + name, 0L, SparkValue::seconds, TIMEOUT);
            read.require(seconds >= 0, PREFIX + name, TIMEOUT);
        }
    }

    /** Whether Spark moves shuffle data off an executor that is decommissioned. */
    private static boolean migration(SparkSettings read) {
        boolean storage = read.value("spark.storage.decommission.enabled", false, SparkValue::truth, TRUTH);
        return storage
                && read.value("spark.decommission.enabled", false, SparkValue::truth, "")
                && read.value("spark.storage.decommission.shuffleBlocks.enabled", true, SparkValue::truth, "");
    }

    /** Something must keep shuffle data when executors go. Returns whether it goes with its executor as such. */
    private static boolean shuffle(SparkSettings read, boolean reliableShuffleStorage) {
        String service = "spark.shuffle.service.enabled";
        String tracking = PREFIX + "shuffleTracking.enabled";
        String decommission = "spark.decommission.enabled";
        String migration = "spark.storage.decommission.shuffleBlocks.enabled";
        // All are read, so that all faults are found.
        boolean decommissioned = read.value(decommission, false, SparkValue::truth, TRUTH);
        boolean migrated = read.value(migration, true, SparkValue::truth, TRUTH);
        boolean served = read.value(service, false, SparkValue::truth, TRUTH);
        boolean tracked = read.value(tracking, true, SparkValue::truth, TRUTH);
        boolean testing = read.value(PREFIX + "testing", false, SparkValue::truth, TRUTH);
        boolean kept = served || tracked || (decommissioned && migrated) || testing || reliableShuffleStorage;
        if (!kept) {
            read.fault(
                    "%s is \"false\", but something must keep shuffle data when executors go: set it to true, or set %s, or %s and %s,"
                            + " or use a spark.shuffle.sort.io.plugin.class that keeps it reliably",
                    tracking, service, decommission, migration);
        }
        return !served && !reliableShuffleStorage;
    }
}
