package io.volley.simulation.stock;

import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * How many executors stock Spark requests: the target of {@code ExecutorAllocationManager}, for one resource profile in
 * which every task set can be scheduled.
 *
 * <p>While tasks wait it requests 1, 2, 4, 8, … more, the first time after {@code schedulerBacklogTimeout}, then each {@code
 * sustainedSchedulerBacklogTimeout}, up to what all tasks at once take. The target falls to that at once. Spark looks each 100
 * ms; a look is a call of {@link #look}.
 */
final class Ramp {
    private static final long NOT_SET = Long.MAX_VALUE;

    private final RampSettings settings;
    private final Map<StageId, Stage> stages = new HashMap<>();
    private int pending;
    private int pendingCopies;
    private int running;
    private int open;
    private int target;
    private int step = 1;
    private long addAt = NOT_SET;
    private boolean initializing = true;

    Ramp(RampSettings settings) {
        this.settings = settings;
        this.target = settings.initial();
    }

    /** How many executors are requested in all. */
    int target() {
        return target;
    }

    /** An attempt of a stage has been submitted. */
    void submitted(StageId id, int tasks, long now) {
        initializing = false;
        stages.put(id, new Stage(tasks));
        pending += tasks;
        open++;
        backlogged(settings.backlogMillis(), now);
    }

    /** No task of this attempt of a stage will start any more. */
    void completed(StageId id) {
        Stage stage = stages.get(id);
        if (stage == null || stage.completed) {
            return;
        }
        pending -= stage.pending();
        pendingCopies -= stage.copiesWaiting.cardinality();
        stage.completed = true;
        open--;
        forgetIfDone(id, stage);
        if (open == 0) {
            queueEmpty();
        }
    }

    /** A task has started. */
    void started(StageId id, Task task) {
        Stage stage = stages.get(id);
        if (stage == null) {
            return;
        }
        stage.running++;
        running++;
        if (task.speculative()) {
            copyWaitsNoMore(stage, task.index());
        } else if (!stage.begun.get(task.index())) {
            stage.begun.set(task.index());
            pending -= stage.completed ? 0 : 1;
        }
        if (pending + pendingCopies == 0) {
            queueEmpty();
        }
    }

    /** A task has ended. */
    void ended(StageId id, Task task, TaskOutcome outcome, long now) {
        Stage stage = stages.get(id);
        if (stage == null) {
            return;
        }
        stage.running--;
        running--;
        if (outcome == TaskOutcome.SUCCEEDED) {
            copyWaitsNoMore(stage, task.index());
        } else if (outcome == TaskOutcome.FAILED) {
            if (pending + pendingCopies == 0) {
                backlogged(settings.backlogMillis(), now);
            }
            if (!task.speculative() && stage.begun.get(task.index())) {
                stage.begun.clear(task.index());
                pending += stage.completed ? 0 : 1;
            }
        }
        forgetIfDone(id, stage);
    }

    /** Speculation wants a copy of the task at this place. */
    void copyWaits(StageId id, int index, long now) {
        Stage stage = stages.get(id);
        if (stage != null && !stage.completed && !stage.copiesWaiting.get(index)) {
            stage.copiesWaiting.set(index);
            pendingCopies++;
        }
        backlogged(settings.backlogMillis(), now);
    }

    /** Spark looks whether the target is to change. */
    void look(int present, long now) {
        if (initializing) {
            return;
        }
        int needed = needed();
        if (needed < target) {
            target = Math.max(needed, settings.limits().least());
            step = 1;
        } else if (addAt != NOT_SET && now >= addAt) {
            add(needed, present, now);
        }
    }

    /** An executor has been idle for too long: nothing is initial any more. */
    void idled() {
        initializing = false;
    }

    private void add(int needed, int present, long now) {
        int before = target;
        if (before >= settings.limits().most()) {
            step = 1;
            return;
        }
        int more = Math.min(Math.max(target, present) + step, needed);
        target = Math.max(
                Math.min(more, settings.limits().most()), settings.limits().least());
        int added = target - before;
        if (added > 0) {
            step = added == step ? step * 2 : 1;
            addAt = now + settings.sustainedMillis();
        } else {
            step = 1;
        }
    }

    /** What all tasks at once take; with room for a copy beside its original. */
    private int needed() {
        int tasks = pending + pendingCopies + running;
        int executors = (int) Math.ceil(tasks * settings.limits().ratio() / settings.slots());
        return settings.slots() > 1 && executors == 1 && pendingCopies > 0 ? 2 : executors;
    }

    private void backlogged(long after, long now) {
        if (addAt == NOT_SET) {
            addAt = now + after;
        }
    }

    private void queueEmpty() {
        addAt = NOT_SET;
        step = 1;
    }

    private void copyWaitsNoMore(Stage stage, int index) {
        if (stage.copiesWaiting.get(index)) {
            stage.copiesWaiting.clear(index);
            pendingCopies--;
        }
    }

    private void forgetIfDone(StageId id, Stage stage) {
        if (stage.completed && stage.running == 0) {
            stages.remove(id);
        }
    }

    /** One attempt of a stage. */
    private static final class Stage {
        private final int tasks;
        private final BitSet begun = new BitSet();
        private final BitSet copiesWaiting = new BitSet();
        private int running;
        private boolean completed;

        private Stage(int tasks) {
            this.tasks = tasks;
        }

        private int pending() {
            return tasks - begun.cardinality();
        }
    }
}
