package io.volley.benchmarks.race;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The outcome of a scenario as text: a table for each baseline. */
final class RaceReport {
    private static final int NAME = 18;
    private static final int CELL = 26;

    private RaceReport() {}

    static String render(
            BenchmarkCluster cluster, Scenario scenario, RaceParameters parameters, List<Comparison> comparisons) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s on %s, %d executors at most, %d rounds; smallest / median / largest, and Volley to the baseline round by round"
                        .formatted(scenario, cluster, parameters.executors(), parameters.rounds()));
        comparisons.stream().map(Comparison::baseline).distinct().forEach(baseline -> {
            lines.add("");
            lines.add(row("", baseline.toString(), "volley", "ratio"));
            comparisons.stream()
                    .filter(comparison -> comparison.baseline() == baseline)
                    .forEach(comparison -> lines.add(row(comparison)));
        });
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String row(Comparison comparison) {
        return row(
                comparison.figure().measure().label(),
                cell(comparison.stock()),
                cell(comparison.volley()),
                cell(comparison.ratio()));
    }

    private static String row(String name, String stock, String volley, String ratio) {
        return Strings.padEnd(name, NAME, ' ')
                + Strings.padEnd(stock, CELL, ' ')
                + Strings.padEnd(volley, CELL, ' ')
                + ratio;
    }

    private static String cell(Optional<Spread> spread) {
        return spread.map(known ->
                        String.format(Locale.ROOT, "%.2f / %.2f / %.2f", known.min(), known.median(), known.max()))
                .orElse("-");
    }
}
