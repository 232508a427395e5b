package io.volley.cli.race;

import static io.volley.cli.race.Contender.INITIAL_MAX;
import static io.volley.cli.race.Contender.STATIC_ALL;
import static io.volley.cli.race.Contender.STATIC_HALF;
import static io.volley.cli.race.Contender.STOCK;
import static io.volley.cli.race.Contender.THRIFTY;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Map;

/** What is raced: a load, the settings that all contenders have, the figures that tell, and who is worth comparing with. */
enum Scenario {
    RAMP(
            executors -> Map.of(),
            Times.OWN,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.ALL_ASKED,
            Figure.FIRST_REGISTERED,
            Figure.HALF_REGISTERED,
            Figure.ALL_REGISTERED,
            Figure.FIRST_TASK,
            Figure.JOB_TIME,
            Figure.EXECUTOR_SECONDS),
    SHORT_TASKS(
            executors -> Map.of(),
            Times.WITH_THE_LOAD,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.JOB_TIME,
            Figure.JOB_TIME_P50,
            Figure.JOB_TIME_P95,
            Figure.EXECUTOR_SECONDS,
            Figure.EXECUTORS_AT_END,
            Figure.UTILISATION,
            Figure.TASKS_RERUN),
    MICRO_BATCHES(
            executors -> Map.of(),
            Times.WITH_THE_LOAD,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.DEADLINE_MISSES,
            Figure.JOB_TIME_P50,
            Figure.JOB_TIME_P95,
            Figure.EXECUTOR_SECONDS,
            Figure.UTILISATION,
            Figure.FETCH_FAILED,
            Figure.TASKS_RERUN),
    SHUFFLE_RELEASE(
            Scenario::migrating,
            Times.WITH_THE_LOAD,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.JOB_TIME,
            Figure.EXECUTOR_SECONDS,
            Figure.EXECUTORS_AT_END,
            Figure.FETCH_FAILED,
            Figure.TASKS_RERUN),
    AM_KILL(
            executors -> Map.of(
                    "spark.dynamicAllocation.enabled",
                    "false",
                    "spark.executor.instances",
                    Integer.toString(executors)),
            Times.OWN,
            ImmutableSet.of(STOCK),
            Figure.JOB_TIME,
            Figure.EXECUTORS_LOST,
            Figure.TASKS_RERUN,
            Figure.FETCH_FAILED),
    STAGES(
            executors -> Map.of(),
            Times.WITH_THE_LOAD,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.JOB_TIME,
            Figure.EXECUTOR_SECONDS,
            Figure.EXECUTORS_AT_END,
            Figure.FETCH_FAILED,
            Figure.TASKS_RERUN);

    private final SettingsFor settings;
    private final Times times;
    private final ImmutableSet<Contender> baselines;
    private final ImmutableList<Figure> figures;

    Scenario(SettingsFor settings, Times times, ImmutableSet<Contender> baselines, Figure... figures) {
        this.settings = settings;
        this.times = times;
        this.baselines = baselines;
        this.figures = ImmutableList.copyOf(figures);
    }

    /**
     * Spark's settings for all contenders alike, and stronger than theirs; stock Spark ignores Volley's.
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
    boolean killsApplicationMaster() {
        return this == AM_KILL;
    }

    /** Who can be compared with. */
    ImmutableSet<Contender> baselines() {
        return baselines;
    }

    /** The figures that tell of Volley beside this baseline. */
    ImmutableList<Figure> figures(Contender baseline) {
        return figures.stream()
                .filter(figure -> !baseline.isStatic() || !Figure.OF_THE_WAY_UP.contains(figure))
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
