package io.volley.cli.race;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One figure of Volley beside that of a baseline, over the same rounds. A spread is empty if in one of its rounds that which
 * the figure tells of did not happen.
 *
 * @param ratio of Volley to the baseline, round by round; empty also if a round's baseline is 0
 */
record Comparison(
        Figure figure, Contender baseline, Optional<Spread> stock, Optional<Spread> volley, Optional<Spread> ratio) {
    /**
     * Compares.
     *
     * @param stock the baseline's runs, by rounds
     * @param volley Volley's runs of the same rounds
     */
    static Comparison of(Figure figure, Contender baseline, List<Run> stock, List<Run> volley) {
        Optional<ImmutableDoubleArray> theirs = values(figure, stock);
        Optional<ImmutableDoubleArray> ours = values(figure, volley);
        Optional<Spread> ratio = theirs.filter(values -> !values.contains(0))
                .flatMap(values ->
                        ours.map(mine -> Spread.of(ImmutableDoubleArray.copyOf(IntStream.range(0, values.length())
                                .mapToDouble(round -> mine.get(round) / values.get(round))))));
        return new Comparison(figure, baseline, theirs.map(Spread::of), ours.map(Spread::of), ratio);
    }

    private static Optional<ImmutableDoubleArray> values(Figure figure, List<Run> runs) {
        List<OptionalDouble> values = runs.stream().map(figure::of).toList();
        return values.stream().allMatch(OptionalDouble::isPresent)
                ? Optional.of(ImmutableDoubleArray.copyOf(values.stream().mapToDouble(OptionalDouble::orElseThrow)))
                : Optional.empty();
    }
}
