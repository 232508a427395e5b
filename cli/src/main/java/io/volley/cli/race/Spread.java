package io.volley.cli.race;

import com.google.common.primitives.ImmutableDoubleArray;

/** The smallest, the middle and the largest of some values; of an even number of them the middle is the mean of two. */
record Spread(double min, double median, double max) {
    /**
     * The spread of some values.
     *
     * @throws IllegalArgumentException if there are none
     */
    static Spread of(ImmutableDoubleArray values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected at least one value, but got none");
        }
        double[] sorted = values.stream().sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
}
