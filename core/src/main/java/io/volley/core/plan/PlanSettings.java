package io.volley.core.plan;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalDouble;

/**
 * How targets are planned.
 *
 * @param policy what the number of executors is for
 * @param minWorkSeconds how many seconds of work a slot of a new executor must find; empty: its start-up time
 * @param deadlineSeconds in how many seconds after its submission a stage shall be done, under {@link Policy#DEADLINE}
 * @param deadband the part of the present target below which a change is not worth it; 0 to below 1
 */
public record PlanSettings(Policy policy, OptionalDouble minWorkSeconds, double deadlineSeconds, double deadband) {
    public PlanSettings {
        checkArgument(
                minWorkSeconds.isEmpty() || minWorkSeconds.getAsDouble() > 0,
                "minWorkSeconds is %s, but must be positive",
                minWorkSeconds);
        checkArgument(deadlineSeconds > 0, "deadlineSeconds is %s, but must be positive", deadlineSeconds);
        checkArgument(deadband >= 0 && deadband < 1, "deadband is %s, but must be 0 to below 1", deadband);
    }
}
