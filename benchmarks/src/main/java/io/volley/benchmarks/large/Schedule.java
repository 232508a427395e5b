package io.volley.benchmarks.large;

import com.google.common.collect.ImmutableList;

/** In which steps a driver comes to want its executors, a second between two of them. */
enum Schedule {
    /** All at once. */
    BATCH,

    /** As stock Spark's dynamic allocation: 1 more, then 2, 4, 8 … more. */
    DOUBLING;

    static final long SECOND_MILLIS = 1_000;

    /** The totals that are wanted, one after the other; the last is all. */
    ImmutableList<Integer> totals(int executors) {
        ImmutableList.Builder<Integer> totals = ImmutableList.builder();
        if (this == DOUBLING) {
            for (long total = 1, more = 2; total < executors; total += more, more *= 2) {
                totals.add((int) total);
            }
        }
        return totals.add(executors).build();
    }
}
