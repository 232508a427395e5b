package io.volley.benchmarks.large;

import io.volley.benchmarks.race.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of one combination for people, as a table in Markdown: median, and from the least to the most. */
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
                        against.map(each -> spread(each.spread())).orElse("–"),
                        spread(figure.volley()),
                        against.flatMap(LargeFigure.Against::ratio)
                                .map(LargeReport::spread)
                                .orElse("–"));
    }

    private static String spread(Spread spread) {
        return "%s (%s to %s)".formatted(number(spread.median()), number(spread.min()), number(spread.max()));
    }

    private static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
