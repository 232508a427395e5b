package io.volley.benchmarks.race.scenario;

import java.util.Map;

/**
 * What must be the same for runs to be compared: the cluster, Spark, and how large the loads are.
 *
 * @param cluster {@code yarn}, {@code standalone}, or {@code remote} for one of the user's own
 * @param spark the version of Spark, such as {@code 3.5.6}
 * @param scala the version of Scala, such as {@code 2.12}
 * @param executors how many executors each system may have at most
 * @param length how many times as long as usual the loads of waiting tasks are
 * @param scale of the data of queries
 * @param streams how many run at once in a throughput test
 * @param settings Spark's or Volley's, for all systems
 */
public record RaceSetup(
        String cluster,
        String spark,
        String scala,
        int executors,
        double length,
        double scale,
        int streams,
        Map<String, String> settings) {
    public RaceSetup {
        settings = Map.copyOf(settings);
    }

    /** The setup of a race on a cluster. */
    public static RaceSetup of(String cluster, String spark, String scala, RaceParameters parameters) {
        return new RaceSetup(
                cluster,
                spark,
                scala,
                parameters.executors(),
                parameters.length(),
                parameters.queries().scale(),
                parameters.queries().streams(),
                parameters.settings());
    }

    /** The name of its folder, and of its part of a report: {@code yarn-3.5.6_2.12-8}. */
    public String name() {
        return "%s-%s_%s-%d".formatted(cluster, spark, scala, executors);
    }
}
