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
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.ALL_ASKED,
            Figure.FIRST_REGISTERED,
            Figure.HALF_REGISTERED,
            Figure.ALL_REGISTERED,
            Figure.FIRST_TASK,
            Figure.JOB_TIME,
            Figure.EXECUTOR_SECONDS),
    SHORT_TASKS(
            executors -> Times.QUARTERED,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.JOB_TIME,
            Figure.JOB_TIME_P50,
            Figure.JOB_TIME_P95,
            Figure.EXECUTOR_SECONDS,
            Figure.EXECUTORS_AT_END,
            Figure.UTILISATION,
            Figure.TASKS_RERUN),
    MICRO_BATCHES(
            executors -> Times.QUARTERED,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.DEADLINE_MISSES,
            Figure.JOB_TIME_P50,
            Figure.JOB_TIME_P95,
            Figure.EXECUTOR_SECONDS,
            Figure.UTILISATION,
            Figure.FETCH_FAILED,
            Figure.TASKS_RERUN),
    SHUFFLE_RELEASE(
            executors -> ImmutableMap.<String, String>builder()
                    .putAll(Times.QUARTERED)
                    .putAll(Times.MIGRATING)
                    .buildOrThrow(),
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
            ImmutableSet.of(STOCK),
            Figure.JOB_TIME,
            Figure.EXECUTORS_LOST,
            Figure.TASKS_RERUN,
            Figure.FETCH_FAILED),
    STAGES(
            executors -> Times.QUARTERED,
            ImmutableSet.of(STOCK, THRIFTY, INITIAL_MAX, STATIC_ALL, STATIC_HALF),
            Figure.JOB_TIME,
            Figure.EXECUTOR_SECONDS,
            Figure.EXECUTORS_AT_END,
            Figure.FETCH_FAILED,
            Figure.TASKS_RERUN);

    private final SettingsFor settings;
    private final ImmutableSet<Contender> baselines;
    private final ImmutableList<Figure> figures;

    Scenario(SettingsFor settings, ImmutableSet<Contender> baselines, Figure... figures) {
        this.settings = settings;
        this.baselines = baselines;
        this.figures = ImmutableList.copyOf(figures);
    }

    /** Spark's settings for all contenders alike, and stronger than theirs; stock Spark ignores Volley's. */
    Map<String, String> settings(int executors) {
        return settings.of(executors);
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

    /** Settings that scenarios share. */
    private static final class Times {
        /** A quarter of each default, for a load that takes a minute in place of several. */
        private static final Map<String, String> QUARTERED = Map.of(
                "spark.dynamicAllocation.executorIdleTimeout", "15s",
                "spark.volley.scaleIn.window", "10s",
                "spark.volley.release.staleShuffleTimeout", "15s");

        /** Executors that leave give their shuffle data to others. */
        private static final Map<String, String> MIGRATING = Map.of(
                "spark.decommission.enabled", "true",
                "spark.storage.decommission.enabled", "true",
                "spark.storage.decommission.shuffleBlocks.enabled", "true");
    }
}
