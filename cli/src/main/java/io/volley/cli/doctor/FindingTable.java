package io.volley.cli.doctor;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.volley.cli.doctor.Finding.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as people read them: a line each with its state, the advice below it, and how many there are of what. */
final class FindingTable {
    private static final int STATE = 9;

    private FindingTable() {}

    static String of(ImmutableList<Finding> findings, int width) {
        int check = findings.stream()
                .mapToInt(finding -> finding.check().length())
                .max()
                .orElse(0);
        int indent = check + 2 + STATE;
        StringBuilder table = new StringBuilder();
        for (Finding finding : findings) {
            table.append(Strings.padEnd(finding.check(), check + 2, ' '))
                    .append(Strings.padEnd(word(finding.state()), STATE, ' '));
            append(table, finding.found(), indent, width);
            if (!finding.advice().isEmpty()) {
                table.append(" ".repeat(indent)).append("→ ");
                append(table, finding.advice(), indent + 2, width);
            }
        }
        return table.append('\n').append(sum(findings)).append('\n').toString();
    }

    private static void append(StringBuilder table, String text, int indent, int width) {
        table.append(String.join("\n" + " ".repeat(indent), wrapped(text, Math.max(20, width - indent))))
                .append('\n');
    }

    /** A word that is longer than a line has a line of its own. */
    private static ImmutableList<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return ImmutableList.copyOf(lines);
    }

    private static String sum(ImmutableList<Finding> findings) {
        long faults = count(findings, State.FAULT);
        long warnings = count(findings, State.WARNING);
        long unknown = count(findings, State.UNKNOWN);
        return "%s, %s, %d unknown: %s"
                .formatted(
                        counted(faults, "fault"),
                        counted(warnings, "warning"),
                        unknown,
                        faults == 0 ? "Volley can run here" : "an application would not run as it is");
    }

    private static String counted(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private static long count(ImmutableList<Finding> findings, State state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
