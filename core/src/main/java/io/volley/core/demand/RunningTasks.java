package io.volley.core.demand;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Tasks that run, about equally long to go.
 *
 * @param tasks how many
 * @param secondsLeft how long they will go on, in seconds, all added up
 */
public record RunningTasks(int tasks, double secondsLeft) {
    public static final RunningTasks NONE = new RunningTasks(0, 0);

    public RunningTasks {
        checkArgument(tasks >= 0, "tasks is %s, but must not be negative", tasks);
        checkArgument(
                secondsLeft >= 0 && Double.isFinite(secondsLeft),
                "secondsLeft is %s, but must be 0 or more",
                secondsLeft);
    }

    /** How long one of them goes on, in the mean, in seconds. */
    public double meanSecondsLeft() {
        return secondsLeft / Math.max(1, tasks);
    }

    /** How much of it is done in so many seconds: a task takes one slot, and no other can help with it. */
    public double doneWithin(double seconds) {
        return Math.min(secondsLeft, tasks * seconds);
    }

    RunningTasks without(RunningTasks others) {
        return new RunningTasks(tasks - others.tasks, Math.max(0, secondsLeft - others.secondsLeft));
    }
}
