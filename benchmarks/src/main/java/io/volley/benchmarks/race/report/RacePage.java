package io.volley.benchmarks.race.report;

import com.google.common.html.HtmlEscapers;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.RaceSetup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The outcome of scenarios as one page that needs nothing but itself: for each a drawing, the figures beside each baseline,
 * and the times of the queries.
 */
public final class RacePage {
    private static final String STYLE = """
            body { font-family: sans-serif; max-width: 960px; margin: 2em auto; color: #222; padding: 0 1em }
            table { border-collapse: collapse; margin: 1em 0; width: 100% }
            th, td { text-align: left; padding: 3px 10px; border-bottom: 1px solid #ddd; font-variant-numeric: tabular-nums }
            tr.baseline td { background: #fbeae3 }
            tr.volley td { background: #e6f2e6 }
            svg { max-width: 100%; height: auto }
            .note { background: #fff6d6; padding: 6px 10px }
            """;

    private final List<Outcome> outcomes;

    /** The page of some outcomes. */
    public RacePage(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /** The page. */
    public String render() {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Volley beside stock Spark")
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>Volley beside stock Spark</h1>\n");
        page.append(
                        "<p>Each system ran the same load in turn, round by round. A cell has the median of the rounds and, in")
                .append(
                        " brackets, its interval at 95 % by the bootstrap. A ratio is Volley to the baseline, round by round.")
                .append(" Who is better is said only where the whole interval says so, of five rounds or more.</p>\n");
        page.append("<ul>\n");
        outcomes.forEach(
                outcome -> page.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(id(outcome), title(outcome))));
        page.append("</ul>\n");
        outcomes.forEach(outcome -> page.append(section(outcome)));
        return page.append("</body></html>\n").toString();
    }

    private static String section(Outcome outcome) {
        StringBuilder section = new StringBuilder("<h2 id=\"%s\">%s</h2>\n".formatted(id(outcome), title(outcome)));
        section.append("<p>").append(escaped(words(outcome))).append("</p>\n");
        outcome.notes().forEach(note -> section.append("<p class=\"note\">%s</p>\n".formatted(escaped(note))));
        section.append(new RacePlot(outcome).render());
        for (BenchmarkedSystem baseline : outcome.baselines()) {
            section.append(
                    "<h3>Beside %s, n = %d</h3>\n".formatted(escaped(baseline.toString()), outcome.rounds(baseline)));
            section.append(table(
                    baseline,
                    outcome.comparisons(baseline).stream()
                            .sorted(Comparator.comparing(Comparison::winner))
                            .map(comparison -> row(Cells.of(comparison), comparison.winner()))
                            .collect(Collectors.joining())));
            List<QueryComparison> queries = outcome.queries(baseline);
            if (!queries.isEmpty()) {
                section.append(new QueryPlot(baseline, queries).render());
                section.append("<details><summary>Each query</summary>\n")
                        .append(table(
                                baseline,
                                queries.stream()
                                        .map(query -> row(
                                                Cells.of(query), query.isSlower() ? Winner.BASELINE : Winner.UNKNOWN))
                                        .collect(Collectors.joining())))
                        .append("</details>\n");
            }
        }
        return section.toString();
    }

    private static String table(BenchmarkedSystem baseline, String rows) {
        return "<table><tr><th></th><th>%s</th><th>Volley</th><th>ratio</th><th>better</th></tr>\n%s</table>\n"
                .formatted(escaped(baseline.toString()), rows);
    }

    private static String row(Cells cells, Winner winner) {
        return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        winner.word("baseline"),
                        escaped(cells.figure()),
                        escaped(cells.stock()),
                        escaped(cells.volley()),
                        escaped(cells.ratio()),
                        escaped(cells.winner()));
    }

    private static String words(Outcome outcome) {
        RaceSetup setup = outcome.setup();
        String queries = outcome.scenario().queries().isPresent()
                ? ", data at scale %s".formatted(setup.scale())
                : ", loads of %s times their usual length".formatted(setup.length());
        return "Spark %s for Scala %s, %d executors at most%s."
                .formatted(setup.spark(), setup.scala(), setup.executors(), queries);
    }

    private static String title(Outcome outcome) {
        return escaped("%s on %s".formatted(outcome.scenario(), outcome.setup().cluster()));
    }

    private static String id(Outcome outcome) {
        return escaped(outcome.setup().name() + "-" + outcome.scenario());
    }

    private static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
