package io.volley.core.plan;

import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageDemand;

/**
 * What lies ahead of the executors of a profile: the tasks of all stages of a profile put together.
 *
 * @param tasks tasks that wait or run, copies by speculation among them
 * @param speculative copies among them that wait
 * @param unknown tasks, of those, whose length is unknown; they count as long
 * @param waiting tasks of known duration that wait
 * @param waitingSeconds how long these take, in seconds, all added up
 * @param workSeconds what is left in all tasks of known duration, those that run included, in seconds
 * @param barrier the most tasks that one stage must start together
 */
record RemainingWork(
        int tasks, int speculative, int unknown, int waiting, double waitingSeconds, double workSeconds, int barrier) {

    static RemainingWork of(ProfileDemand demand) {
        int speculative = 0;
        int unknown = 0;
        int waiting = 0;
        double waitingSeconds = 0;
        double runningSeconds = 0;
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
                runningSeconds += stage.runningSecondsLeft();
            }
        }
        return new RemainingWork(
                demand.tasks(),
                speculative,
                unknown,
                waiting,
                waitingSeconds,
                waitingSeconds + runningSeconds,
                barrier);
    }

    /** Tasks of known duration that run. */
    int running() {
        return tasks - unknown - waiting;
    }

    /** The mean length of the tasks that wait, in seconds; only where some do. */
    double waitingMean() {
        return waitingSeconds / waiting;
    }
}
