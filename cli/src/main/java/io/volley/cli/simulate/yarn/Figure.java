package io.volley.cli.simulate.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.cli.figure.Spread;
import java.util.List;
import java.util.Optional;

/**
 * One measure of one combination: Volley's batch, beside what it is compared with.
 *
 * @param against empty if it is compared with nothing
 */
record Figure(Measure measure, Spread volley, Optional<Against> against) {
    /**
     * What Volley's batch is compared with.
     *
     * @param ratio of Volley's to the baseline's, round by round; empty if a round of the baseline is 0
     */
    record Against(Contender baseline, Spread spread, Optional<Spread> ratio) {}

    /**
     * All figures of a combination.
     *
     * @param rounds of each contender in the order in which they were run, Volley's batch among them
     */
    static ImmutableList<Figure> all(ImmutableMap<Contender, ImmutableList<Result>> rounds) {
        ImmutableList.Builder<Figure> figures = ImmutableList.builder();
        for (Measure measure : Measure.values()) {
            List<Double> ours = values(measure, rounds, Contender.VOLLEY);
            if (rounds.size() == 1) {
                figures.add(new Figure(measure, Spread.of(ours), Optional.empty()));
            }
            rounds.keySet().stream()
                    .filter(contender -> contender != Contender.VOLLEY)
                    .map(baseline -> new Figure(
                            measure,
                            Spread.of(ours),
                            Optional.of(against(baseline, values(measure, rounds, baseline), ours))))
                    .forEach(figures::add);
        }
        return figures.build();
    }

    private static List<Double> values(
            Measure measure, ImmutableMap<Contender, ImmutableList<Result>> rounds, Contender contender) {
        return rounds.getOrDefault(contender, ImmutableList.of()).stream()
                .map(round -> round.value(measure))
                .toList();
    }

    private static Against against(Contender baseline, List<Double> theirs, List<Double> ours) {
        return new Against(baseline, Spread.of(theirs), Spread.ofRatios(ours, theirs));
    }
}
