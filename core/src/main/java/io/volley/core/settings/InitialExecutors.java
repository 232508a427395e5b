package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first number of executors: {@code Utils.getDynamicAllocationInitialExecutors} of Spark, with the lines that Spark
 * writes to the log.
 *
 * @param executors how many there shall be from the start
 * @param largest the key of the setting that says so
 * @param warnings lines for the log about settings that are ignored
 * @param info lines for the log about the result
 */
public record InitialExecutors(
        int executors, String largest, ImmutableList<String> warnings, ImmutableList<String> info) {

    /**
     * Under dynamic allocation: the largest of three settings.
     *
     * @param min {@code spark.dynamicAllocation.minExecutors}
     * @param initial {@code spark.dynamicAllocation.initialExecutors}; falls back to {@code min}
     * @param instances {@code spark.executor.instances}; falls back to 0
     */
    static InitialExecutors of(int min, Optional<Integer> initial, Optional<Integer> instances) {
        int first = initial.orElse(min);
        int fixed = instances.orElse(0);
        int executors = Math.max(min, Math.max(first, fixed));
        String largest = executors == first
                ? initial.isPresent() ? DynamicAllocationSettings.INITIAL : DynamicAllocationSettings.MIN
                : executors == fixed ? DynamicAllocationSettings.INSTANCES : DynamicAllocationSettings.MIN;
        return new InitialExecutors(
                executors,
                largest,
                Stream.concat(
                                ignored(DynamicAllocationSettings.INITIAL, first < min),
                                ignored(DynamicAllocationSettings.INSTANCES, fixed < min))
                        .collect(ImmutableList.toImmutableList()),
                ImmutableList.of("Using initial executors = " + executors + ", max of "
                        + DynamicAllocationSettings.INITIAL + ", " + DynamicAllocationSettings.MIN + " and "
                        + DynamicAllocationSettings.INSTANCES));
    }

    /** Without dynamic allocation: as many as are set. */
    static InitialExecutors fixed(int instances) {
        return new InitialExecutors(
                instances, DynamicAllocationSettings.INSTANCES, ImmutableList.of(), ImmutableList.of());
    }

    private static Stream<String> ignored(String key, boolean tooSmall) {
        return tooSmall
                ? Stream.of(key + " less than " + DynamicAllocationSettings.MIN
                        + " is invalid, ignoring its setting, please update your configs.")
                : Stream.of();
    }
}
