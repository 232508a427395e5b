package io.volley.core.plan;

import com.google.common.primitives.Ints;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.RunningTasks;
import io.volley.core.demand.StageDemand;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Policy {@code deadline}: each stage is done so many seconds after it was submitted.
 *
 * <p>The stage with the least time left comes first. Up to the end of each, the work of it and of all before it must fit
 * into what the executors can do: those present all the time, those on their way and new ones from when they come. A task
 * that runs takes its slot up to that end at most. A stage whose tasks are longer than the time left is given the length of
 * one task.
 */
final class Deadline {
    private final ProfileSupply supply;
    private final PlanSettings settings;

    Deadline(ProfileSupply supply, PlanSettings settings) {
        this.supply = supply;
        this.settings = settings;
    }

    /** How many executors are needed in all for the stages whose tasks are of known duration. */
    int needed(ProfileDemand demand) {
        List<StageDemand> stages = demand.stages().stream()
                .filter(stage -> stage.taskSeconds().isPresent())
                .sorted(Comparator.comparingDouble(this::secondsLeft))
                .toList();
        double waiting = 0;
        double ended = 0;
        long goingOn = 0;
        Queue<RunningTasks> running = new PriorityQueue<>(Comparator.comparingDouble(RunningTasks::meanSecondsLeft));
        int needed = 0;
        for (StageDemand stage : stages) {
            double seconds = secondsLeft(stage);
            waiting += waitingSeconds(stage);
            running.addAll(stage.runningTasks());
            goingOn += stage.running();
            while (!running.isEmpty() && running.element().meanSecondsLeft() <= seconds) {
                RunningTasks done = running.remove();
                ended += done.secondsLeft();
                goingOn -= done.tasks();
            }
            needed = Math.max(needed, neededFor(waiting + ended + goingOn * seconds, seconds));
        }
        return needed;
    }

    private double secondsLeft(StageDemand stage) {
        return Math.max(
                settings.deadlineSeconds() - stage.ageSeconds(),
                stage.taskSeconds().getAsDouble());
    }

    private static double waitingSeconds(StageDemand stage) {
        return (stage.pending() + stage.speculative()) * stage.taskSeconds().getAsDouble();
    }

    /** The executors in all that so much work takes to be done in so many seconds. */
    private int neededFor(double work, double seconds) {
        double eachPresent = seconds * supply.slots();
        if (work <= supply.present() * eachPresent) {
            return Ints.saturatedCast((long) Math.ceil(work / eachPresent - 1e-9));
        }
        double left = work - supply.present() * eachPresent;
        long needed = supply.present();
        for (ProfileSupply.Batch batch : supply.starting()) {
            double each = Math.max(0, seconds - supply.arrivalInSeconds(batch)) * supply.slots();
            double used =
                    left <= 0 ? 0 : each == 0 ? batch.executors() : Math.min(batch.executors(), Math.ceil(left / each));
            needed += (long) used;
            left -= used * each;
        }
        double eachNew = (seconds - supply.startUpSeconds()) * supply.slots();
        if (left > 1e-9) {
            // New ones that come too late help all the same: as many as the policy for backlogs allows.
            return eachNew <= 0
                    ? Integer.MAX_VALUE
                    : Ints.saturatedCast(needed + (long) Math.ceil(left / eachNew - 1e-9));
        }
        return Ints.saturatedCast(needed);
    }
}
