package io.volley.core.share;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What one application brings forward when cores are shared out.
 *
 * @param name tells it from the others
 * @param weight how much it counts for beside the others, above 0
 * @param coresNeeded how many cores it could use now, those that it has included
 * @param executorCores how many cores one of its executors takes
 */
public record Member(String name, double weight, int coresNeeded, int executorCores) {
    public Member {
        checkArgument(
                weight > 0 && Double.isFinite(weight),
                "weight of %s is %s, but must be a number above 0",
                name,
                weight);
        checkArgument(coresNeeded >= 0, "coresNeeded of %s is %s, but must not be negative", name, coresNeeded);
        checkArgument(executorCores > 0, "executorCores of %s is %s, but must be positive", name, executorCores);
    }
}
