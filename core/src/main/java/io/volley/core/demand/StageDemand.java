package io.volley.core.demand;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.OptionalDouble;

/**
 * What one attempt of a stage still needs.
 *
 * @param stage Spark's id of the stage
 * @param attempt Spark's number of the attempt, counted from 0
 * @param ageSeconds how long ago the stage was submitted first, in seconds
 * @param pending tasks that have not started, copies by speculation not among them
 * @param running tasks that run, copies by speculation among them
 * @param speculative copies that speculation has requested and that have not started
 * @param barrier whether all its tasks must start together
 * @param taskSeconds how long one task is expected to take, in seconds; empty while nothing is known
 * @param runningSecondsLeft how long the running tasks will go on, in seconds, all added up; 0 while nothing is known
 * @param stragglers those of the running tasks that will go on for longer than a whole task is expected to take
 */
public record StageDemand(
        int stage,
        int attempt,
        double ageSeconds,
        int pending,
        int running,
        int speculative,
        boolean barrier,
        OptionalDouble taskSeconds,
        double runningSecondsLeft,
        RunningTasks stragglers) {
    public StageDemand {
        checkArgument(
                pending >= 0 && running >= 0 && speculative >= 0,
                "pending %s, running %s, speculative %s: none may be negative",
                pending,
                running,
                speculative);
        checkArgument(ageSeconds >= 0, "ageSeconds is %s, but must not be negative", ageSeconds);
        checkArgument(
                taskSeconds.isEmpty() || taskSeconds.getAsDouble() > 0,
                "taskSeconds is %s, but must be positive",
                taskSeconds);
        checkArgument(
                runningSecondsLeft >= 0 && Double.isFinite(runningSecondsLeft),
                "runningSecondsLeft is %s, but must be 0 or more",
                runningSecondsLeft);
        checkArgument(
                stragglers.tasks() <= running && stragglers.secondsLeft() <= runningSecondsLeft,
                "%s cannot be among %s running tasks with %s s left",
                stragglers,
                running,
                runningSecondsLeft);
    }

    /** One without stragglers. */
    public StageDemand(
            int stage,
            int attempt,
            double ageSeconds,
            int pending,
            int running,
            int speculative,
            boolean barrier,
            OptionalDouble taskSeconds,
            double runningSecondsLeft) {
        this(
                stage,
                attempt,
                ageSeconds,
                pending,
                running,
                speculative,
                barrier,
                taskSeconds,
                runningSecondsLeft,
                RunningTasks.NONE);
    }

    /** The tasks that run: those that are in time, and the stragglers. */
    public ImmutableList<RunningTasks> runningTasks() {
        return ImmutableList.of(new RunningTasks(running, runningSecondsLeft).without(stragglers), stragglers);
    }

    /** Tasks that wait or run, copies among them. */
    public int tasks() {
        return pending + running + speculative;
    }
}
