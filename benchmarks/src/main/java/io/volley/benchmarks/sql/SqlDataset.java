package io.volley.benchmarks.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The data of a benchmark that a folder has, as a file in it says that is written when all the rest is there.
 *
 * @param generator what has made it, with its version
 * @param files how many files the largest table has
 * @param tables what is in its tables, by their names
 */
public record SqlDataset(
        SqlBenchmark benchmark, double scale, String generator, int files, Map<String, Contents> tables) {
    /** The name of the file that says so. */
    public static final String MARKER = "_COMPLETE";

    private static final ObjectMapper JSON = new ObjectMapper();

    public SqlDataset {
        tables = new TreeMap<>(tables);
    }

    /**
     * What is in a table.
     *
     * @param schema its columns as in a CREATE TABLE; whoever knows them need not run a job to read them from the files
     */
    public record Contents(long rows, String schema) {}

    /**
     * Why this data cannot be taken for what is wanted; empty where it can. The number of files does not matter.
     *
     * @param by what would make the data that is wanted
     */
    public Optional<String> fault(SqlDataWork wanted, String by) {
        boolean fits = benchmark == wanted.benchmark() && scale == wanted.scale() && generator.equals(by);
        return fits
                ? Optional.empty()
                : Optional.of(
                        "%s has data of %s at scale %s by %s, but wanted is %s at scale %s by %s; delete the folder or name another"
                                .formatted(
                                        wanted.folder(),
                                        benchmark,
                                        scale,
                                        generator,
                                        wanted.benchmark(),
                                        wanted.scale(),
                                        by));
    }

    /** For the file that says so. */
    public String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #json} has written. */
    public static SqlDataset parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, SqlDataset.class);
    }
}
