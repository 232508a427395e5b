package io.volley.core.plan;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.RunningTasks;
import io.volley.core.demand.StageDemand;

/**
 * What lies ahead of the executors of a profile: the tasks of all stages of a profile put together.
 *
 * @param tasks tasks that wait or run, copies by speculation among them
 * @param speculative copies among them that wait
 * @param unknown tasks, of those, whose length is unknown; they count as long
 * @param waiting tasks of known duration that wait
 * @param waitingSeconds how long these take, in seconds, all added up
 * @param runningTasks tasks of known duration that run
 * @param barrier the most tasks that one stage must start together
 */
record RemainingWork(
        int tasks,
        int speculative,
        int unknown,
        int waiting,
        double waitingSeconds,
        ImmutableList<RunningTasks> runningTasks,
        int barrier) {

    static RemainingWork of(ProfileDemand demand) {
        int speculative = 0;
        int unknown = 0;
        int waiting = 0;
        double waitingSeconds = 0;
        ImmutableList.Builder<RunningTasks> running = ImmutableList.builder();
        int barrier = 0;
        for (StageDemand stage : demand.stages()) {
            speculative += stage.speculative();
            barrier = Math.max(barrier, stage.barrier() && stage.pending() > 0 ? stage.tasks() : 0);
            if (stage.taskSeconds().isEmpty()) {
                unknown += stage.tasks();
            } else {
                double seconds = stage.taskSeconds().getAsDouble();
                int queued = stage.pending() + stage.speculative();
                waiting += queued;
                waitingSeconds += queued * seconds;
                running.addAll(stage.runningTasks());
            }
        }
        return new RemainingWork(
                demand.tasks(), speculative, unknown, waiting, waitingSeconds, running.build(), barrier);
    }

    /** Tasks of known duration that run. */
    int running() {
        return tasks - unknown - waiting;
    }

    /** What is left in all tasks of known length, in seconds. */
    double workSeconds() {
        return waitingSeconds
                + runningTasks.stream().mapToDouble(RunningTasks::secondsLeft).sum();
    }

    /** How much of what runs is done in so many seconds, in seconds. */
    double runningDoneWithin(double seconds) {
        return runningTasks.stream()
                .mapToDouble(tasks -> tasks.doneWithin(seconds))
                .sum();
    }

    /** How long the longest of those that run go on, in seconds. */
    double longestSeconds() {
        return runningTasks.stream()
                .mapToDouble(RunningTasks::meanSecondsLeft)
                .max()
                .orElse(0);
    }

    /** When so many slots are done with all that is left, in seconds from now. */
    double doneInSeconds(int slots) {
        return Math.max(longestSeconds(), workSeconds() / Math.max(1, slots));
    }

    /** The mean length of the tasks that wait, in seconds; only where some do. */
    double waitingMean() {
        return waitingSeconds / waiting;
    }
}
