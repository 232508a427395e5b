package io.volley.benchmarks.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of a run: a folder for each stream with a file for each query, as the run returned it in its time, and a folder
 * with the results of those queries that have a limit, once more without it.
 */
public record ResultFolder(Path folder) {
    private static final String UNLIMITED = "unlimited";

    /** That of a run with this folder. */
    public static ResultFolder of(Path run) {
        return new ResultFolder(run.resolve("results"));
    }

    /** Writes what a stream saw. */
    public void write(int stream, String query, QueryResult result) throws IOException {
        write(folder.resolve("stream-" + stream), query, result);
    }

    /** Writes what a query returns without its limit. */
    public void writeUnlimited(String query, QueryResult result) throws IOException {
        write(folder.resolve(UNLIMITED), query, result);
    }

    private static void write(Path place, String query, QueryResult result) throws IOException {
        Files.createDirectories(place);
        result.write(place.resolve(query + ".jsonl"));
    }

    /**
     * What differs between the results of two runs of the same work, a line for each query and stream; nothing if they are equal.
     * Of a query with a limit the results without it must be equal, and those with it as long, and part of those.
     */
    public static List<String> differences(ResultFolder left, ResultFolder right) throws IOException {
        List<Path> files = left.files();
        if (files.isEmpty()) {
            return List.of("%s has no results".formatted(left.folder));
        }
        if (!files.equals(right.files())) {
            return List.of(
                    "%s has results %s, but %s has %s".formatted(left.folder, files, right.folder, right.files()));
        }
        List<String> differences = new ArrayList<>();
        for (Path file : files) {
            difference(left, right, file).ifPresent(what -> differences.add(file + ": " + what));
        }
        return differences;
    }

    private static Optional<String> difference(ResultFolder left, ResultFolder right, Path file) throws IOException {
        QueryResult one = left.read(file);
        QueryResult other = right.read(file);
        Path unlimited = Path.of(UNLIMITED).resolve(file.getFileName());
        if (file.startsWith(UNLIMITED) || !Files.exists(left.folder.resolve(unlimited))) {
            return ResultComparison.difference(one, other);
        }
        if (one.rows().size() != other.rows().size()) {
            return Optional.of("%d rows in one run, %d in the other"
                    .formatted(one.rows().size(), other.rows().size()));
        }
        Optional<String> missing = ResultComparison.missing(one, left.read(unlimited));
        return missing.isPresent() ? missing : ResultComparison.missing(other, right.read(unlimited));
    }

    private QueryResult read(Path file) throws IOException {
        return QueryResult.read(folder.resolve(file));
    }

    /** The files with results, by their places in the folder. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
