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
 * @param limits the bounds of a profile's executors
 * @param idleSeconds how long an executor must have been idle before it is released, in seconds; 0 if nobody says
 * @param trackedShuffleSeconds how long shuffle data that no job needs holds an executor, in seconds; 0 if nobody says
 * @param cachedIdleSeconds how long cached blocks hold an idle executor, in seconds
 * @param shuffle what becomes of shuffle data when executors go
 * @param initial how many executors there shall be from the start
 */
public record DynamicAllocationSettings(
        boolean enabled,
        Limits limits,
        long idleSeconds,
        long trackedShuffleSeconds,
        long cachedIdleSeconds,
        ShuffleSurvival shuffle,
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

    private static DynamicAllocationSettings fixed(SparkSettings read) {
        int instances = read.value(INSTANCES, DEFAULT_INSTANCES, SparkValue::integer, COUNT);
        read.require(instances >= 0, INSTANCES, COUNT);
        return new DynamicAllocationSettings(
                false,
                new Limits(0, Integer.MAX_VALUE, 1),
                0,
                0,
                Integer.MAX_VALUE,
                ShuffleSurvival.NONE,
                InitialExecutors.fixed(instances));
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
        backlogTimes(read);
        long idle = timeout(read, "executorIdleTimeout", 0);
        long trackedShuffle = timeout(read, "shuffleTracking.timeout", 0);
        long cachedIdle = timeout(read, "cachedExecutorIdleTimeout", Integer.MAX_VALUE);
        ShuffleSurvival shuffle = ShuffleSurvival.of(read, reliableShuffleStorage);
        read.refuseFaults();
        return new DynamicAllocationSettings(
                true, new Limits(min, max, ratio), idle, trackedShuffle, cachedIdle, shuffle, first);
    }

    private static void backlogTimes(SparkSettings read) {
        String backlog = PREFIX + "schedulerBacklogTimeout";
        String sustained = PREFIX + "sustainedSchedulerBacklogTimeout";
        for (String key : ImmutableList.of(backlog, sustained)) {
            long seconds = read.value(key, 1L, SparkValue::seconds, MORE_THAN_NOTHING);
            read.require(seconds > 0, key, MORE_THAN_NOTHING);
        }
    }

    private static long timeout(SparkSettings read, String name, long unset) {
        long seconds = read.value(PREFIX + name, unset, SparkValue::seconds, TIMEOUT);
        read.require(seconds >= 0, PREFIX + name, TIMEOUT);
        return Math.max(0, seconds);
    }
}
