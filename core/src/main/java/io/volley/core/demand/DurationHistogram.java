package io.volley.core.demand;

import java.util.OptionalDouble;

/**
 * How long tasks took: counts in buckets, each 2 % wider than the one before, from a millisecond to eleven days. As large
 * for a million tasks as for a thousand. When there are a million of them all counts are halved: what was long ago counts
 * less and less, and no count ever overflows.
 */
final class DurationHistogram {
    private static final double SHORTEST = 0.001;
    private static final double GROWTH = Math.log(1.02);
    private static final int BUCKETS = 1_048;
    private static final int MOST = 1 << 20;

    private final int[] counts = new int[BUCKETS];
    private int total;

    void add(double seconds) {
        double place = Math.log(Math.max(seconds, SHORTEST) / SHORTEST) / GROWTH;
        counts[(int) Math.min(place, BUCKETS - 1)]++;
        total++;
        if (total == MOST) {
            halve();
        }
    }

    private void halve() {
        total = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            counts[bucket] /= 2;
            total += counts[bucket];
        }
    }

    /** The duration that as many are above as below, in seconds; empty while there is none. */
    OptionalDouble median() {
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(new double[0]));
    }

    /**
     * The median when running tasks are taken for what they show: one that is older than the median will turn out longer
     * than it, one that is younger shows nothing.
     *
     * @param ages of the tasks that run, ascending, in seconds
     * @return the least duration that no more durations and ages are above than durations are below; only if there is one
     */
    double median(double[] ages) {
        int below = 0;
        int younger = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (counts[bucket] > 0) {
                below += counts[bucket];
                double duration = middle(bucket);
                while (younger < ages.length && ages[younger] <= duration) {
                    younger++;
                }
                if (below >= total - below + ages.length - younger) {
                    return duration;
                }
            }
        }
        return ages[ages.length - total - 1];
    }

    private static double middle(int bucket) {
        return SHORTEST * Math.exp((bucket + 0.5) * GROWTH);
    }
}
