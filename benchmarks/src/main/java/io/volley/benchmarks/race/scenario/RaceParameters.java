package io.volley.benchmarks.race.scenario;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;

/**
 * How large the scenarios of a race are.
 *
 * @param executors how many executors each system may have at most
 * @param rounds how often each system runs
 * @param length how many times as long as usual the loads of waiting tasks are, up to 4
 * @param queries how large the loads of queries are
 * @param settings Spark's or Volley's, for all systems and stronger than a scenario's
 */
public record RaceParameters(
        int executors, int rounds, double length, QueryParameters queries, ImmutableMap<String, String> settings) {
    /** The length that the defaults of the times after which executors are released are for. */
    public static final double LONGEST = 4;

    public RaceParameters {
        checkArgument(
                executors >= 1 && rounds >= 1 && length > 0 && length <= LONGEST,
                "--executors and --rounds must each be at least 1, and --length above 0 and at most 4, but they are %s, %s and %s",
                executors,
                rounds,
                length);
    }
}
