package io.volley.benchmarks.large;

import io.volley.benchmarks.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of one combination for people, as a table in Markdown: medians and their intervals. */
public final class LargeReport {
    private LargeReport() {}

    public static String render(Combination combination, List<LargeFigure> figures) {
        StringBuilder report = new StringBuilder();
        report.append(combination).append("\n\n");
        report.append("| | against | baseline | Volley | ratio |\n| --- | --- | --- | --- | --- |\n");
        figures.forEach(figure -> report.append(row(figure)));
        return report.append('\n').toString();
    }

    private static String row(LargeFigure figure) {
        Optional<LargeFigure.Against> against = figure.against();
        return "| %s, %s | %s | %s | %s | %s |%n"
                .formatted(
                        figure.measure().label(),
                        figure.measure().unit(),
                        against.map(each -> each.baseline().toString()).orElse("–"),
                        against.map(each -> estimate(each.estimate())).orElse("–"),
                        estimate(figure.volley()),
                        against.flatMap(LargeFigure.Against::ratio)
                                .map(LargeReport::estimate)
                                .orElse("–"));
    }

    private static String estimate(Estimate estimate) {
        return "%s (%s to %s)".formatted(number(estimate.median()), number(estimate.low()), number(estimate.high()));
    }

    private static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
