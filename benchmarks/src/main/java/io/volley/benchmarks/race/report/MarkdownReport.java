package io.volley.benchmarks.race.report;

import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import java.util.List;
import java.util.stream.Collectors;

/** The outcome of scenarios as tables in Markdown, a section for each scenario. */
public final class MarkdownReport {
    private static final String LINE = "\n";

    private MarkdownReport() {}

    /** The sections, in the order of the outcomes. */
    public static String render(List<Outcome> outcomes) {
        return outcomes.stream().map(MarkdownReport::section).collect(Collectors.joining(LINE));
    }

    private static String section(Outcome outcome) {
        StringBuilder text = new StringBuilder(
                "### `%s`, %s\n".formatted(outcome.scenario(), outcome.setup().name()));
        for (BenchmarkedSystem baseline : outcome.baselines()) {
            text.append(LINE)
                    .append(row(new Cells(
                            " ",
                            "`%s`, n = %d".formatted(baseline, outcome.rounds(baseline)),
                            "Volley",
                            "ratio",
                            "better")));
            text.append("| --- | --- | --- | --- | --- |\n");
            Cells.of(outcome.comparisons(baseline)).forEach(cells -> text.append(row(cells)));
            List<QueryComparison> queries = outcome.queries(baseline);
            List<QueryComparison> slower =
                    queries.stream().filter(QueryComparison::isSlower).toList();
            if (!slower.isEmpty()) {
                text.append("\nSlower by more than 5 %% at the median, %d of %d queries: %s.\n"
                        .formatted(
                                slower.size(),
                                queries.size(),
                                slower.stream().map(MarkdownReport::words).collect(Collectors.joining(", "))));
            }
        }
        outcome.notes().forEach(note -> text.append(LINE).append(note).append(LINE));
        return text.toString();
    }

    private static String words(QueryComparison query) {
        Cells cells = Cells.of(query);
        return "%s %s".formatted(query.query(), cells.ratio());
    }

    private static String row(Cells cells) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(cells.figure(), cells.stock(), cells.volley(), cells.ratio(), cells.winner());
    }
}
