package io.volley.benchmarks.large;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.benchmarks.Estimate;
import io.volley.benchmarks.Measure;
import java.util.List;
import java.util.Optional;

/**
 * One measure of one combination: Volley's batch, beside what it is compared with.
 *
 * @param against empty if it is compared with nothing
 */
public record LargeFigure(Measure measure, Estimate volley, Optional<Against> against) {
    /**
     * What Volley's batch is compared with.
     *
     * @param ratio of Volley's to the baseline's, round by round; empty if a round of the baseline is 0
     */
    record Against(LargeSystem baseline, Estimate estimate, Optional<Estimate> ratio) {}

    /**
     * All figures of a combination.
     *
     * @param rounds of each system in the order in which they were run, Volley's batch among them
     */
    public static ImmutableList<LargeFigure> all(ImmutableMap<LargeSystem, ImmutableList<LargeResult>> rounds) {
        ImmutableList.Builder<LargeFigure> figures = ImmutableList.builder();
        for (LargeMeasure measure : LargeMeasure.values()) {
            List<Double> ours = values(measure, rounds, LargeSystem.VOLLEY);
            if (rounds.size() == 1) {
                figures.add(new LargeFigure(measure.measure(), Estimate.of(ours), Optional.empty()));
            }
            rounds.keySet().stream()
                    .filter(system -> system != LargeSystem.VOLLEY)
                    .map(baseline -> new LargeFigure(
                            measure.measure(),
                            Estimate.of(ours),
                            Optional.of(against(baseline, values(measure, rounds, baseline), ours))))
                    .forEach(figures::add);
        }
        return figures.build();
    }

    private static List<Double> values(
            LargeMeasure measure, ImmutableMap<LargeSystem, ImmutableList<LargeResult>> rounds, LargeSystem system) {
        return rounds.getOrDefault(system, ImmutableList.of()).stream()
                .map(round -> round.value(measure))
                .toList();
    }

    private static Against against(LargeSystem baseline, List<Double> theirs, List<Double> ours) {
        return new Against(baseline, Estimate.of(theirs), Estimate.ofRatios(ours, theirs));
    }
}
