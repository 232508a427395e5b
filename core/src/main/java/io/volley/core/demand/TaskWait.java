package io.volley.core.demand;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How long tasks of one resource profile have waited.
 *
 * @param stageSeconds how long the stage that has waited longest has started no task although some of its tasks wait, in
 *     seconds; 0 if none waits
 * @param profileSeconds how long no task of the profile has started, in seconds; 0 if none waits
 */
public record TaskWait(double stageSeconds, double profileSeconds) {
    public static final TaskWait NONE = new TaskWait(0, 0);

    public TaskWait {
        checkArgument(
                stageSeconds >= 0 && profileSeconds >= 0,
                "neither may be negative: %s, %s",
                stageSeconds,
                profileSeconds);
    }

    TaskWait or(TaskWait other) {
        return new TaskWait(Math.max(stageSeconds, other.stageSeconds), Math.max(profileSeconds, other.profileSeconds));
    }
}
