package io.volley.cli.simulate;

import java.util.stream.DoubleStream;

/**
 * The least values that are not below a part of all: half of them, 95 % and 99 %. All 0 if there are no values.
 *
 * @param count how many values there are
 */
record Percentiles(int count, double p50, double p95, double p99) {
    static Percentiles of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return new Percentiles(sorted.length, at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static double at(double[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) (((long) sorted.length * percent + 99) / 100);
        return sorted[Math.max(1, rank) - 1];
    }
}
