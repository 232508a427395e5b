package io.volley.core.plan;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What bounds a target, as in Spark's dynamic allocation.
 *
 * @param most the most executors of a profile
 * @param ratio what part of full parallelism is asked for, above 0 and at most 1
 */
public record Limits(int most, double ratio) {
    public Limits {
        checkArgument(most >= 0, "most is %s, but must not be negative", most);
        checkArgument(ratio > 0 && ratio <= 1, "ratio is %s, but must be above 0 and at most 1", ratio);
    }
}
