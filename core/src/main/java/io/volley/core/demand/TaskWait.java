package io.volley.core.demand;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How long tasks of one resource profile have waited.
 *
 * @param stageSeconds how long the stage that has waited longest has started no task although some of its tasks wait, in
 *     seconds; 0 if none waits
 * @param profileSeconds how long no task of the profile has started, in seconds; 0 if none waits
 * @param overtakenSeconds how long tasks of stages that came later have started meanwhile: between the last start of a stage
 *     of which some wait and the last start of one that was submitted after it, in seconds; 0 if that never was
 */
public record TaskWait(double stageSeconds, double profileSeconds, double overtakenSeconds) {
    public static final TaskWait NONE = new TaskWait(0, 0, 0);

    public TaskWait {
        checkArgument(
                stageSeconds >= 0 && profileSeconds >= 0 && overtakenSeconds >= 0,
                "none may be negative: %s, %s, %s",
                stageSeconds,
                profileSeconds,
                overtakenSeconds);
    }

    TaskWait or(TaskWait other) {
        return new TaskWait(
                Math.max(stageSeconds, other.stageSeconds),
                Math.max(profileSeconds, other.profileSeconds),
                Math.max(overtakenSeconds, other.overtakenSeconds));
    }
}
