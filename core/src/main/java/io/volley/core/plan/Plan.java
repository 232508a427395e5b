package io.volley.core.plan;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;

/**
 * What is to be done about the executors of one profile.
 *
 * @param target how many are wanted in all, those that run included
 * @param unpark how many of the parked ones are needed again
 * @param ask how many more are asked of the cluster than are on their way already
 * @param withdraw how many of those that are on their way are wanted no more
 * @param reasons why, for people; at least one sentence
 */
public record Plan(int target, int unpark, int ask, int withdraw, ImmutableList<String> reasons) {
    public Plan {
        checkArgument(
                target >= 0 && unpark >= 0 && ask >= 0 && withdraw >= 0,
                "target %s, unpark %s, ask %s, withdraw %s: none may be negative",
                target,
                unpark,
                ask,
                withdraw);
        checkArgument(ask == 0 || withdraw == 0, "ask is %s and withdraw is %s: one must be 0", ask, withdraw);
        checkArgument(!reasons.isEmpty(), "a plan needs a reason");
    }

    /** The plan that brings a fleet to a target. */
    static Plan of(int target, ProfileFleet fleet, ImmutableList<String> reasons) {
        int waited = Math.max(0, target - fleet.present());
        int starting = fleet.startingCount();
        return new Plan(
                target,
                Math.max(0, Math.min(fleet.parked(), target - fleet.ready())),
                Math.max(0, waited - starting),
                Math.max(0, starting - waited),
                reasons);
    }

    /** All reasons as one line. */
    public String reason() {
        return String.join("; ", reasons);
    }
}
