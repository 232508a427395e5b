package io.volley.benchmarks.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a query returned. Every cell is a text.
 *
 * @param types the columns' types, as in a CREATE TABLE in small letters
 * @param rows in the order in which they came, each with a cell for each column
 */
public record QueryResult(List<String> types, List<List<String>> rows) {
    /** What stands for NULL, as in Hive's text files. */
    public static final String NULL = "\\N";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader LINES = JSON.readerForListOf(String.class);

    public QueryResult {
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }

    boolean floating(int column) {
        return types.get(column).equals("double") || types.get(column).equals("float");
    }

    /** Writes the types, then the rows, each as a line with an array in JSON. */
    public void write(Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            line(lines, types);
            for (List<String> row : rows) {
                line(lines, row);
            }
        }
    }

    private static void line(BufferedWriter lines, List<String> texts) throws IOException {
        lines.write(JSON.writeValueAsString(texts));
        lines.newLine();
    }

    /** Reads what {@link #write} has written. */
    public static QueryResult read(Path file) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(LINES.readValue(line));
        }
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty, but should begin with the types of a result");
        }
        return new QueryResult(lines.get(0), lines.subList(1, lines.size()));
    }
}
