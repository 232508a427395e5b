package io.volley.benchmarks.race.report;

import com.google.common.base.Strings;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The outcome of a scenario as text: a table for each baseline. */
public final class RaceReport {
    private static final int NAME = 26;
    private static final int CELL = 26;

    private RaceReport() {}

    /** The tables of a scenario. */
    public static String render(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(("%s on %s, %d executors at most; medians, their intervals at 95 %%,"
                        + " and Volley to the baseline round by round")
                .formatted(
                        outcome.scenario(),
                        outcome.setup().name(),
                        outcome.setup().executors()));
        for (BenchmarkedSystem baseline : outcome.baselines()) {
            lines.add("");
            lines.add(row(new Cells(
                    "", "%s, n = %d".formatted(baseline, outcome.rounds(baseline)), "volley", "ratio", "better")));
            Cells.of(outcome.comparisons(baseline)).forEach(cells -> lines.add(row(cells)));
            outcome.queries(baseline).stream()
                    .filter(QueryComparison::isSlower)
                    .map(Cells::of)
                    .forEach(cells -> lines.add(row(cells)));
        }
        outcome.notes().forEach(note -> lines.add(System.lineSeparator() + note));
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String row(Cells cells) {
        return Strings.padEnd(cells.figure(), NAME, ' ')
                + Strings.padEnd(cells.stock(), CELL, ' ')
                + Strings.padEnd(cells.volley(), CELL, ' ')
                + Strings.padEnd(cells.ratio(), CELL, ' ')
                + cells.winner();
    }
}
