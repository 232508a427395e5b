package io.volley.simulation;

import com.google.common.math.Quantiles;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The values that a half, 95 % and 99 % of all are not above, interpolated where they lie between two. All 0 if there are no
 * values.
 *
 * @param count how many values there are
 */
record Percentiles(int count, double p50, double p95, double p99) {
    static Percentiles of(DoubleStream values) {
        double[] all = values.toArray();
        if (all.length == 0) {
            return new Percentiles(0, 0, 0, 0);
        }
        Map<Integer, Double> found = Quantiles.percentiles().indexes(50, 95, 99).compute(all);
        return new Percentiles(
                all.length, found.getOrDefault(50, 0.0), found.getOrDefault(95, 0.0), found.getOrDefault(99, 0.0));
    }
}
