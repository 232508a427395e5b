package io.volley.benchmarks.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a query. */
public record QueryText(String sql) {
    private static final Pattern LIMIT = Pattern.compile("\\blimit\\s+\\d+[\\s;]*$", Pattern.CASE_INSENSITIVE);

    /** Reads the text of a query from the folder of its benchmark. */
    public static QueryText read(Path folder, String query) throws IOException {
        return new QueryText(Files.readString(folder.resolve(query + ".sql")));
    }

    /**
     * The same query without the limit at its end; empty where it has none. What comes last under a limit is free where rows
     * are alike in what the query orders by; without it a query has one result.
     */
    public Optional<String> withoutLimit() {
        String without = LIMIT.matcher(sql).replaceFirst("");
        return without.equals(sql) ? Optional.empty() : Optional.of(without);
    }
}
