package io.volley.benchmarks.race.report;

import com.google.common.collect.ImmutableList;
import io.volley.benchmarks.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a row of a report says, the same in text, Markdown and HTML.
 *
 * @param figure with its unit
 * @param stock the baseline's median and interval
 * @param volley Volley's
 * @param ratio of the two
 * @param winner who is better, for people
 */
record Cells(String figure, String stock, String volley, String ratio, String winner) {
    private static final String NOTHING = "–";

    /** The rows of a scenario beside one baseline: losses first, then what is even, then what Volley wins. */
    static ImmutableList<Cells> of(List<Comparison> comparisons) {
        return comparisons.stream()
                .sorted(Comparator.comparing(Comparison::winner))
                .map(Cells::of)
                .collect(ImmutableList.toImmutableList());
    }

    /** The row of a figure. */
    static Cells of(Comparison comparison) {
        return new Cells(
                comparison.figure().measure().label() + ", "
                        + comparison.figure().measure().unit(),
                of(comparison.stock()),
                of(comparison.volley()),
                of(comparison.ratio()),
                comparison.winner() == Winner.UNKNOWN
                        ? NOTHING
                        : comparison.winner().word(comparison.baseline().toString()));
    }

    /** The row of a query. */
    static Cells of(QueryComparison query) {
        return new Cells(
                query.query() + ", s",
                of(Optional.of(query.stock())),
                of(Optional.of(query.volley())),
                of(query.ratio()),
                query.isSlower() ? "slower" : "");
    }

    private static String of(Optional<Estimate> estimate) {
        return estimate.map(Cells::of).orElse(NOTHING);
    }

    private static String of(Estimate estimate) {
        String median = number(estimate.median());
        String low = number(estimate.low());
        String high = number(estimate.high());
        return low.equals(high) ? median : "%s (%s to %s)".formatted(median, low, high);
    }

    private static String number(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
