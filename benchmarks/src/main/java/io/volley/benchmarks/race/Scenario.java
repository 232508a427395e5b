package io.volley.benchmarks.race;

import static io.volley.benchmarks.race.BenchmarkedSystem.INITIAL_MAX;
import static io.volley.benchmarks.race.BenchmarkedSystem.STATIC_ALL;
import static io.volley.benchmarks.race.BenchmarkedSystem.STATIC_HALF;
import static io.volley.benchmarks.race.BenchmarkedSystem.STOCK;
import static io.volley.benchmarks.race.BenchmarkedSystem.THRIFTY;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Map;

/** What is raced: a load, the settings that all systems have, the figures that tell, and who is worth comparing with. */
public enum Scenario {
    RAMP(
            executors -> Map.of(),
            IdleTimeoutScale.OWN,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
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
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
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
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
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
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
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
            ImmutableSet.of(STOCK),
            RaceFigure.JOB_TIME,
            RaceFigure.EXECUTORS_LOST,
            RaceFigure.TASKS_RERUN,
            RaceFigure.FETCH_FAILED),
    STAGES(
            executors -> Map.of(),
            IdleTimeoutScale.WITH_THE_LOAD,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            RaceFigure.JOB_TIME,
            RaceFigure.EXECUTOR_SECONDS,
            RaceFigure.EXECUTORS_AT_END,
            RaceFigure.FETCH_FAILED,
            RaceFigure.TASKS_RERUN);

    private final SettingsFor settings;
    private final IdleTimeoutScale times;
    private final ImmutableSet<BenchmarkedSystem> baselines;
    private final ImmutableList<RaceFigure> figures;

    Scenario(
            SettingsFor settings,
            IdleTimeoutScale times,
            ImmutableSet<BenchmarkedSystem> baselines,
            RaceFigure... figures) {
        this.settings = settings;
        this.times = times;
        this.baselines = baselines;
        this.figures = ImmutableList.copyOf(figures);
    }

    /**
     * Spark's settings for all systems alike, and stronger than theirs; stock Spark ignores Volley's.
     *
     * @param length how long the load is, as a multiple of its usual length
     */
    Map<String, String> settings(int executors, double length) {
        return ImmutableMap.<String, String>builder()
                .putAll(settings.of(executors))
                .putAll(times.settings(length))
                .buildOrThrow();
    }

    /** Whether the ApplicationMaster is to die when the load is ready for it; only YARN has one. */
    public boolean killsApplicationMaster() {
        return this == AM_KILL;
    }

    /** Who can be compared with. */
    public ImmutableSet<BenchmarkedSystem> baselines() {
        return baselines;
    }

    /** The figures that tell of Volley beside this baseline. */
    ImmutableList<RaceFigure> figures(BenchmarkedSystem baseline) {
        return figures.stream()
                .filter(figure -> !baseline.isStatic() || !RaceFigure.OF_THE_WAY_UP.contains(figure))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Executors that leave give their shuffle data to others. */
    private static Map<String, String> migrating(int executors) {
        return Map.of(
                "spark.decommission.enabled", "true",
                "spark.storage.decommission.enabled", "true",
                "spark.storage.decommission.shuffleBlocks.enabled", "true");
    }
}
