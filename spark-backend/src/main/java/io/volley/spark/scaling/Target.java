package io.volley.spark.scaling;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;

/**
 * How many executors of one profile are wanted.
 *
 * @param executors how many in all, those that run included
 * @param reasons why, for people; at least one sentence
 */
public record Target(int executors, ImmutableList<String> reasons) {
    public Target {
        checkArgument(executors >= 0, "executors is %s, but must not be negative", executors);
        checkArgument(!reasons.isEmpty(), "a target needs a reason");
    }

    /** So many more, for a reason. */
    Target plus(int more, String reason) {
        return new Target(
                executors + more,
                ImmutableList.<String>builder().addAll(reasons).add(reason).build());
    }

    /** No fewer than so many, for a reason. */
    Target atLeast(int least, String reason) {
        return executors >= least ? this : plus(least - executors, reason);
    }

    /** No more than so many, for a reason. */
    public Target heldTo(int most, String reason) {
        return new Target(
                most,
                ImmutableList.<String>builder().addAll(reasons).add(reason).build());
    }

    /** All reasons as one line. */
    public String reason() {
        return String.join("; ", reasons);
    }
}
