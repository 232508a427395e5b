package io.volley.benchmarks.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What data is wanted.
 *
 * @param scale about how many GB it is as text; above 0
 * @param files how many files the largest table has
 * @param folder where it is to be, as a URI or a path that Hadoop knows
 */
public record SqlDataWork(SqlBenchmark benchmark, double scale, int files, String folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public SqlDataWork {
        if (!(scale > 0 && scale <= 10_000)) {
            throw new IllegalArgumentException(
                    "scale is %s, but must be above 0 and at most 10000; for example 0.1".formatted(scale));
        }
        if (files < 1) {
            throw new IllegalArgumentException("files is %d, but must be 1 or more".formatted(files));
        }
    }

    /** In one line, for a driver's command line. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #json} has written. */
    public static SqlDataWork parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, SqlDataWork.class);
    }
}
