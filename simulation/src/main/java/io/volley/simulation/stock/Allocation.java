package io.volley.simulation.stock;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import java.util.OptionalInt;

/**
 * A model of stock Spark's dynamic allocation with shuffle tracking, for one resource profile: how many executors it requests
 * for, and whom it releases. A test compares it with Spark's own classes after every event. Belongs to one thread. Times are
 * milliseconds on any clock that does not go back.
 */
public final class Allocation {
    private final RampSettings settings;
    private final Ramp ramp;
    private final IdleTimeouts idle;

    /**
     * @param settings of the ramp
     * @param idleMillis {@code executorIdleTimeout}
     */
    public Allocation(RampSettings settings, long idleMillis) {
        this.settings = settings;
        this.ramp = new Ramp(settings);
        this.idle = new IdleTimeouts(idleMillis);
    }

    /** How many executors are requested in all. */
    public int target() {
        return ramp.target();
    }

    /** An attempt of a stage has been submitted. */
    public void submitted(StageId stage, int tasks, long now) {
        ramp.submitted(stage, tasks, now);
    }

    /** No task of this attempt of a stage will start any more. */
    public void completed(StageId stage) {
        ramp.completed(stage);
    }

    /** A task has started on an executor. */
    public void started(StageId stage, Task task, String executor, long now) {
        ramp.started(stage, task);
        idle.started(executor, now);
    }

    /**
     * A task has ended on an executor.
     *
     * @param writes the shuffle that its stage writes
     */
    public void ended(StageId stage, Task task, TaskOutcome outcome, String executor, OptionalInt writes, long now) {
        ramp.ended(stage, task, outcome, now);
        if (outcome == TaskOutcome.SUCCEEDED) {
            writes.ifPresent(shuffle -> idle.wrote(executor, shuffle));
        }
        idle.ended(executor, now);
    }

    /** Speculation wants a copy of the task at this place. */
    public void copyWaits(StageId stage, int index, long now) {
        ramp.copyWaits(stage, index, now);
    }

    /** An executor has registered. */
    public void registered(String executor, long now) {
        idle.registered(executor, now);
    }

    /** An executor is gone. */
    public void removed(String executor) {
        idle.removed(executor);
    }

    /** Spark's cleaner has removed all data of a shuffle. */
    public void cleaned(int shuffle) {
        idle.cleaned(shuffle);
    }

    /** Spark's look, which it takes each 100 ms: the target may change. Returns who is released now, by id. */
    public ImmutableList<String> look(long now) {
        ImmutableList<String> late = idle.timedOut(now);
        if (!late.isEmpty()) {
            ramp.idled();
        }
        ramp.look(idle.present(), now);
        int least = Math.max(settings.limits().least(), ramp.target());
        return late.subList(0, Math.min(late.size(), Math.max(0, idle.present() - least)));
    }
}
