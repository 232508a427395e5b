package io.volley.benchmarks.sql;

import com.google.errorprone.annotations.Immutable;

/**
 * A table of a benchmark.
 *
 * @param share how many files it has for each one of the largest table; 0 for those that are always one file
 */
@Immutable
public record SqlTable(String name, double share) {
    static SqlTable small(String name) {
        return new SqlTable(name, 0);
    }

    /** How many files it has if the largest has so many; at least one. */
    public int files(int largest) {
        return (int) Math.max(1, Math.round(largest * share));
    }
}
