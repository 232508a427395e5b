package io.volley.core.plan;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Ints;

/**
 * What bounds the target of a profile, as in Spark's dynamic allocation.
 *
 * @param least the fewest executors of a profile
 * @param most the most executors of a profile
 * @param ratio what part of full parallelism is requested, above 0 and at most 1
 */
public record Limits(int least, int most, double ratio) {
    public Limits {
        checkArgument(least >= 0 && least <= most, "least is %s, but must be 0 to most (%s)", least, most);
        checkArgument(ratio > 0 && ratio <= 1, "ratio is %s, but must be above 0 and at most 1", ratio);
    }

    /** As near to a number of executors as the bounds allow. */
    int bound(int executors) {
        return Ints.constrainToRange(executors, least, most);
    }

    /** The executors that so many tasks at once take, times the ratio, rounded up. */
    int executorsFor(long tasks, int slots) {
        return Ints.saturatedCast((long) Math.ceil(tasks * ratio / slots));
    }
}
