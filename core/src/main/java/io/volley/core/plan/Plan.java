package io.volley.core.plan;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;

/**
 * What is to be done about the executors of one profile.
 *
 * @param target how many are wanted in all, those that run included
 * @param unpark how many of the parked ones are needed again
 * @param request how many more are requested of the cluster than are on their way already
 * @param withdraw how many of those that are on their way are wanted no more
 * @param reasons why, for people; at least one sentence
 */
public record Plan(int target, int unpark, int request, int withdraw, ImmutableList<String> reasons) {
    public Plan {
        checkArgument(
                target >= 0 && unpark >= 0 && request >= 0 && withdraw >= 0,
                "target %s, unpark %s, request %s, withdraw %s: none may be negative",
                target,
                unpark,
                request,
                withdraw);
        checkArgument(
                request == 0 || withdraw == 0, "request is %s and withdraw is %s: one must be 0", request, withdraw);
        checkArgument(!reasons.isEmpty(), "a plan needs a reason");
    }

    /** The plan that brings the executors to a target. */
    static Plan of(int target, ProfileSupply supply, ImmutableList<String> reasons) {
        int waited = Math.max(0, target - supply.present());
        int starting = supply.startingCount();
        return new Plan(
                target,
                Math.max(0, Math.min(supply.parked(), target - supply.ready())),
                Math.max(0, waited - starting),
                Math.max(0, starting - waited),
                reasons);
    }

    /** All reasons as one line. */
    public String reason() {
        return String.join("; ", reasons);
    }
}
