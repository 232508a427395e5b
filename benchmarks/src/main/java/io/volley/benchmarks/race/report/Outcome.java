package io.volley.benchmarks.race.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.RaceSetup;
import io.volley.benchmarks.race.scenario.Scenario;

/**
 * What a scenario came to.
 *
 * @param runs of each system, by rounds; not all need have as many
 */
public record Outcome(RaceSetup setup, Scenario scenario, ImmutableListMultimap<BenchmarkedSystem, RaceRun> runs) {
    /** The outcome of some runs. */
    public static Outcome of(RaceSetup setup, Scenario scenario, ListMultimap<BenchmarkedSystem, RaceRun> runs) {
        return new Outcome(setup, scenario, ImmutableListMultimap.copyOf(runs));
    }

    /** How many rounds Volley has run. */
    public int rounds() {
        return runs.get(BenchmarkedSystem.VOLLEY).size();
    }

    /** How many rounds Volley and a baseline have both run. */
    public int rounds(BenchmarkedSystem baseline) {
        return Math.min(rounds(), runs.get(baseline).size());
    }

    /** Who Volley is compared with, in the order of the systems. */
    public ImmutableList<BenchmarkedSystem> baselines() {
        return runs.keySet().stream()
                .filter(system -> system != BenchmarkedSystem.VOLLEY && rounds(system) > 0)
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /** Volley's figures beside those of a baseline, in the order of the scenario. */
    public ImmutableList<Comparison> comparisons(BenchmarkedSystem baseline) {
        return scenario.figures(baseline).stream()
                .map(figure -> Comparison.of(
                        figure, baseline, common(baseline, baseline), common(baseline, BenchmarkedSystem.VOLLEY)))
                .collect(ImmutableList.toImmutableList());
    }

    /** The times of each query beside those by a baseline; none of a scenario without queries. */
    public ImmutableList<QueryComparison> queries(BenchmarkedSystem baseline) {
        return scenario.queries().isPresent()
                ? QueryComparison.all(common(baseline, baseline), common(baseline, BenchmarkedSystem.VOLLEY))
                : ImmutableList.of();
    }

    /** Those runs of a system whose rounds Volley and a baseline have both run. */
    private ImmutableList<RaceRun> common(BenchmarkedSystem baseline, BenchmarkedSystem system) {
        return runs.get(system).subList(0, rounds(baseline));
    }

    /** What a reader must know of the figures. */
    public ImmutableList<String> notes() {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        long noisy =
                runs.values().stream().filter(run -> !run.machine().isQuiet()).count();
        if (noisy > 0) {
            notes.add(
                    "The machine was not quiet in %d of %d runs: something else ran on it, or other virtual machines did."
                            .formatted(noisy, runs.size()));
        }
        int compared = runs.values().stream().mapToInt(RaceRun::compared).sum();
        ImmutableList<String> different = runs.entries().stream()
                .flatMap(run -> run.getValue().different().stream().map(what -> run.getKey() + ", " + what))
                .collect(ImmutableList.toImmutableList());
        if (compared > 0) {
            notes.add("Rows of %,d results were compared with those of the first run: %s."
                    .formatted(compared, different.isEmpty() ? "all are the same" : String.join("; ", different)));
        }
        return notes.build();
    }
}
