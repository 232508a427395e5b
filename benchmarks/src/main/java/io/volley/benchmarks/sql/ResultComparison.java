package io.volley.benchmarks.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether two runs of a query returned the same rows, in whatever order. Cells are the same if their texts are; floating-point
 * numbers may differ by a billionth, as their sums depend on the order in which tasks end: a million additions change the
 * tenth digit at most, and a row that is missing among a million the sixth.
 */
public final class ResultComparison {
    private static final double TOLERANCE = 1e-9;

    private ResultComparison() {}

    /** What differs first; empty if nothing does. */
    public static Optional<String> difference(QueryResult left, QueryResult right) {
        if (!left.types().equals(right.types())) {
            return Optional.of("columns are %s in one run and %s in the other".formatted(left.types(), right.types()));
        }
        Optional<String> missing = missing(left, right);
        if (missing.isPresent() || left.rows().size() == right.rows().size()) {
            return missing;
        }
        return Optional.of("%d rows in one run, %d in the other, which has all of these"
                .formatted(left.rows().size(), right.rows().size()));
    }

    /** The first row of a result for which there is none in the other, each of which stands for one; empty if there is none. */
    static Optional<String> missing(QueryResult part, QueryResult whole) {
        Map<List<String>, List<List<String>>> candidates = new HashMap<>();
        for (List<String> row : whole.rows()) {
            candidates
                    .computeIfAbsent(cells(whole, row, false), exact -> new ArrayList<>())
                    .add(row);
        }
        for (int number = 0; number < part.rows().size(); number++) {
            List<String> row = part.rows().get(number);
            List<List<String>> alike = candidates.getOrDefault(cells(part, row, false), List.of());
            Optional<List<String>> partner = alike.stream()
                    .filter(other -> close(cells(part, row, true), cells(whole, other, true)))
                    .findFirst();
            if (partner.isEmpty()) {
                return Optional.of("row %d of %d, %s, is not among the %d of the other%s"
                        .formatted(
                                number + 1,
                                part.rows().size(),
                                row,
                                whole.rows().size(),
                                alike.isEmpty() ? "" : ", which has " + alike.get(0)));
            }
            alike.remove(partner.get());
        }
        return Optional.empty();
    }

    private static List<String> cells(QueryResult result, List<String> row, boolean floating) {
        return IntStream.range(0, row.size())
                .filter(column -> result.floating(column) == floating)
                .mapToObj(row::get)
                .toList();
    }

    private static boolean close(List<String> left, List<String> right) {
        return IntStream.range(0, left.size()).allMatch(cell -> close(left.get(cell), right.get(cell)));
    }

    private static boolean close(String left, String right) {
        if (left.equals(right)) {
            return true;
        }
        if (left.equals(QueryResult.NULL) || right.equals(QueryResult.NULL)) {
            return false;
        }
        double one = Double.parseDouble(left);
        double other = Double.parseDouble(right);
        return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
    }
}
