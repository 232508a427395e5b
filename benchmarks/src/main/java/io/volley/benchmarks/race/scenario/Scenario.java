package io.volley.benchmarks.race.scenario;

import static io.volley.benchmarks.race.scenario.BenchmarkedSystem.INITIAL_MAX;
import static io.volley.benchmarks.race.scenario.BenchmarkedSystem.STATIC_ALL;
import static io.volley.benchmarks.race.scenario.BenchmarkedSystem.STATIC_HALF;
import static io.volley.benchmarks.race.scenario.BenchmarkedSystem.STOCK;
import static io.volley.benchmarks.race.scenario.BenchmarkedSystem.THRIFTY;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.benchmarks.race.figure.RaceFigure;
import io.volley.benchmarks.sql.SqlBenchmark;
import io.volley.benchmarks.sql.SqlShape;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is raced: a load, the settings that all systems have, the figures that tell, and who is worth comparing with. */
public enum Scenario {
    RAMP(
            executors -> Map.of(),
            IdleTimeoutScale.OWN,
            RaceFigure.ALL_REQUESTED,
            RaceFigure.FIRST_REGISTERED,
            RaceFigure.HALF_REGISTERED,
            RaceFigure.ALL_REGISTERED,
            RaceFigure.FIRST_TASK,
            RaceFigure.JOB_TIME,
            RaceFigure.EXECUTOR_SECONDS),
    SHORT_TASKS(
            executors -> Map.of(),
            IdleTimeoutScale.WITH_THE_LOAD,
            RaceFigure.JOB_TIME,
            RaceFigure.JOB_TIME_P50,
            RaceFigure.JOB_TIME_P95,
            RaceFigure.EXECUTOR_SECONDS,
            RaceFigure.EXECUTORS_AT_END,
            RaceFigure.UTILIZATION,
            RaceFigure.TASKS_RERUN),
    MICRO_BATCHES(
            executors -> Map.of(),
            IdleTimeoutScale.WITH_THE_LOAD,
            RaceFigure.DEADLINE_MISSES,
            RaceFigure.JOB_TIME_P50,
            RaceFigure.JOB_TIME_P95,
            RaceFigure.EXECUTOR_SECONDS,
            RaceFigure.UTILIZATION,
            RaceFigure.FETCH_FAILED,
            RaceFigure.TASKS_RERUN),
    SHUFFLE_RELEASE(
            Scenario::migrating,
            IdleTimeoutScale.WITH_THE_LOAD,
            RaceFigure.JOB_TIME,
            RaceFigure.EXECUTOR_SECONDS,
            RaceFigure.EXECUTORS_AT_END,
            RaceFigure.FETCH_FAILED,
            RaceFigure.TASKS_RERUN),
    AM_KILL(
            executors -> Map.of(
                    "spark.dynamicAllocation.enabled",
                    "false",
                    "spark.executor.instances",
                    Integer.toString(executors)),
            IdleTimeoutScale.OWN,
            RaceFigure.JOB_TIME,
            RaceFigure.EXECUTORS_LOST,
            RaceFigure.TASKS_RERUN,
            RaceFigure.FETCH_FAILED),
    STAGES(
            executors -> Map.of(),
            IdleTimeoutScale.WITH_THE_LOAD,
            RaceFigure.JOB_TIME,
            RaceFigure.EXECUTOR_SECONDS,
            RaceFigure.EXECUTORS_AT_END,
            RaceFigure.FETCH_FAILED,
            RaceFigure.TASKS_RERUN),
    TPCH_POWER(SqlBenchmark.TPCH, SqlShape.POWER),
    TPCH_THROUGHPUT(SqlBenchmark.TPCH, SqlShape.THROUGHPUT),
    TPCH_RECURRING(SqlBenchmark.TPCH, SqlShape.RECURRING),
    TPCDS_POWER(SqlBenchmark.TPCDS, SqlShape.POWER),
    TPCDS_THROUGHPUT(SqlBenchmark.TPCDS, SqlShape.THROUGHPUT),
    TPCDS_RECURRING(SqlBenchmark.TPCDS, SqlShape.RECURRING);

    /** Those whose tasks wait and do not compute, so that a small machine can play a cluster. */
    public static final ImmutableSet<Scenario> OF_WAITING_TASKS = Arrays.stream(values())
            .filter(scenario -> scenario.queries.isEmpty())
            .collect(Sets.toImmutableEnumSet());

    private static final Duration WAITING_ENDS_WITHIN = Duration.ofMinutes(5);
    private static final Duration QUERIES_END_WITHIN = Duration.ofHours(6);

    private final SettingsFor settings;
    private final IdleTimeoutScale times;
    private final Optional<QueryLoad> queries;
    private final ImmutableList<RaceFigure> figures;

    Scenario(SettingsFor settings, IdleTimeoutScale times, RaceFigure... figures) {
        this.settings = settings;
        this.times = times;
        this.queries = Optional.empty();
        this.figures = withCpuSeconds(figures);
    }

    Scenario(SqlBenchmark benchmark, SqlShape shape) {
        this.settings = Scenario::ofQueries;
        this.times = IdleTimeoutScale.OWN;
        this.queries = Optional.of(new QueryLoad(benchmark, shape));
        this.figures = withCpuSeconds(Stream.concat(
                        shape == SqlShape.RECURRING
                                ? Stream.of(RaceFigure.SECOND_TIME_GEOMETRIC_MEAN)
                                : Stream.of(RaceFigure.JOB_TIME),
                        Stream.of(
                                RaceFigure.QUERY_TIME_P50,
                                RaceFigure.QUERY_TIME_P95,
                                RaceFigure.QUERY_TIME_GEOMETRIC_MEAN,
                                RaceFigure.EXECUTOR_SECONDS,
                                RaceFigure.UTILIZATION,
                                RaceFigure.TASKS_RERUN,
                                RaceFigure.FETCH_FAILED))
                .toArray(RaceFigure[]::new));
    }

    /**
     * Spark's settings for all systems alike, and stronger than theirs; stock Spark ignores Volley's.
     *
     * @param length how long the load is, as a multiple of its usual length
     */
    public Map<String, String> settings(int executors, double length) {
        return ImmutableMap.<String, String>builder()
                .putAll(settings.of(executors))
                .putAll(times.settings(length))
                .buildOrThrow();
    }

    /** Whether the ApplicationMaster is to die when the load is ready for it; only YARN has one, and only here is it in reach. */
    public boolean killsApplicationMaster() {
        return this == AM_KILL;
    }

    /** The queries that it runs; empty if its tasks wait. */
    public Optional<QueryLoad> queries() {
        return queries;
    }

    /** How long an application of it may take, which is far longer than it should. */
    public Duration limit() {
        return queries.isPresent() ? QUERIES_END_WITHIN : WAITING_ENDS_WITHIN;
    }

    /** Who can be compared with. */
    public ImmutableSet<BenchmarkedSystem> baselines() {
        return this == AM_KILL
                ? ImmutableSet.of(STOCK)
                : ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF);
    }

    /** The figures that tell of Volley beside this baseline. */
    public ImmutableList<RaceFigure> figures(BenchmarkedSystem baseline) {
        return figures.stream()
                .filter(figure -> !baseline.isStatic() || !RaceFigure.OF_THE_WAY_UP.contains(figure))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * More memory than tasks need that wait; streams share executors, as the sessions of a server do; and tables are read in
     * parts that do not depend on how many executors there are when a query is planned.
     */
    private static Map<String, String> ofQueries(int executors) {
        return Map.of(
                "spark.driver.memory", "1g",
                "spark.executor.memory", "1g",
                "spark.scheduler.mode", "FAIR",
                "spark.sql.files.minPartitionNum", Integer.toString(executors));
    }

    private static ImmutableList<RaceFigure> withCpuSeconds(RaceFigure... figures) {
        return ImmutableList.<RaceFigure>builder()
                .add(figures)
                .add(RaceFigure.CPU_SECONDS)
                .build();
    }

    /** Executors that leave give their shuffle data to others. */
    private static Map<String, String> migrating(int executors) {
        return Map.of(
                "spark.decommission.enabled", "true",
                "spark.storage.decommission.enabled", "true",
                "spark.storage.decommission.shuffleBlocks.enabled", "true");
    }
}
