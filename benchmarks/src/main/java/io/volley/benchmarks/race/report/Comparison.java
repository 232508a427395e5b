package io.volley.benchmarks.race.report;

import io.volley.benchmarks.Estimate;
import io.volley.benchmarks.race.figure.RaceFigure;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of Volley beside that of a baseline, over the same rounds. An estimate is empty if in one of its rounds that
 * which the figure tells of did not happen.
 *
 * @param ratio of Volley to the baseline, round by round; empty also if a round's baseline is 0
 */
public record Comparison(
        RaceFigure figure,
        BenchmarkedSystem baseline,
        Optional<Estimate> stock,
        Optional<Estimate> volley,
        Optional<Estimate> ratio) {
    /**
     * Compares.
     *
     * @param stock the baseline's runs, by rounds
     * @param volley Volley's runs of the same rounds
     */
    static Comparison of(RaceFigure figure, BenchmarkedSystem baseline, List<RaceRun> stock, List<RaceRun> volley) {
        Optional<List<Double>> theirs = values(figure, stock);
        Optional<List<Double>> ours = values(figure, volley);
        return new Comparison(
                figure,
                baseline,
                theirs.map(Estimate::of),
                ours.map(Estimate::of),
                theirs.flatMap(their -> ours.flatMap(our -> Estimate.ofRatios(our, their))));
    }

    /** Who has the better figure, as far as the rounds can tell. */
    public Winner winner() {
        return Winner.of(figure, stock, volley, ratio);
    }

    private static Optional<List<Double>> values(RaceFigure figure, List<RaceRun> runs) {
        List<OptionalDouble> values = runs.stream().map(figure::of).toList();
        return values.stream().allMatch(OptionalDouble::isPresent)
                ? Optional.of(values.stream().map(OptionalDouble::orElseThrow).toList())
                : Optional.empty();
    }
}
