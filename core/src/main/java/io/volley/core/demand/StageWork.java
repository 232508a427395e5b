package io.volley.core.demand;

import io.volley.core.record.ProfileId;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What is known of one attempt of a stage. Counts as Spark's ExecutorAllocationManager does. */
final class StageWork {
    private final StageId id;
    private final Submitted submitted;
    private final TaskDurationHistory history;
    private final double since;
    private final BitSet begun = new BitSet();
    private final BitSet copiesWaiting = new BitSet();
    private final Map<Long, Double> running = new LinkedHashMap<>();
    /** How long tasks took here; what was recorded elsewhere counts as one of them, for the first here may be a cold start. */
    private final DurationHistogram known = new DurationHistogram();

    private double lastStart;
    private boolean finished;
    private boolean over;
    private boolean unschedulable;

    StageWork(StageId id, Submitted submitted, TaskDurationHistory history, double since) {
        this.id = id;
        this.submitted = submitted;
        this.history = history;
        this.since = since;
        this.lastStart = since;
        history.expected(submitted.key(), submitted.profile()).ifPresent(known::add);
    }

    StageId id() {
        return id;
    }

    ProfileId profile() {
        return submitted.profile();
    }

    void started(Task task, double now) {
        lastStart = now;
        running.put(task.id(), now);
        if (task.speculative()) {
            copiesWaiting.clear(task.index());
        } else {
            begun.set(task.index());
        }
    }

    void ended(Task task, TaskOutcome outcome, double seconds) {
        running.remove(task.id());
        switch (outcome) {
            case SUCCEEDED -> {
                copiesWaiting.clear(task.index());
                known.add(seconds);
                finished = true;
            }
            case FAILED -> {
                if (!task.speculative()) {
                    begun.clear(task.index());
                }
            }
            // It was killed because a copy was faster: it will not come again.
            case KILLED -> {}
        }
    }

    void copyWaits(int index) {
        if (!over) {
            copiesWaiting.set(index);
        }
    }

    void unschedulable(boolean now) {
        unschedulable = now;
    }

    boolean isUnschedulable() {
        return unschedulable;
    }

    /** No task of it will start any more; some may still run. */
    void over() {
        over = true;
        copiesWaiting.clear();
        if (finished) {
            known.median().ifPresent(median -> history.recorded(submitted.key(), median));
        }
    }

    /** Since when no task of it has started although some wait; empty if none waits. */
    OptionalDouble waitsSince() {
        return isWaiting() ? OptionalDouble.of(lastStart) : OptionalDouble.empty();
    }

    /** When its last task started; empty if none has. */
    OptionalDouble lastStart() {
        return begun.isEmpty() && running.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(lastStart);
    }

    private boolean isWaiting() {
        return pending() > 0 || !copiesWaiting.isEmpty();
    }

    private int pending() {
        return over ? 0 : Math.max(0, submitted.tasks() - begun.cardinality());
    }

    /** Corrects by what Spark's scheduler holds what events have told or failed to tell. */
    void correct(TaskSetState state, double now) {
        begun.clear();
        begun.or(state.begun());
        running.keySet().retainAll(state.running());
        state.running().forEach(task -> running.putIfAbsent(task, now));
        if (state.over() && !over) {
            over();
        }
    }

    boolean isForgotten() {
        return over && running.isEmpty();
    }

    StageDemand demand(double now) {
        double[] ages = ages(now);
        OptionalDouble expected = expected(ages);
        return new StageDemand(
                id.stage(),
                id.attempt(),
                Math.max(0, now - since),
                pending(),
                ages.length,
                copiesWaiting.cardinality(),
                submitted.barrier(),
                expected,
                expected.isPresent() ? left(ages, expected.getAsDouble(), 0).secondsLeft() : 0,
                expected.isPresent() ? left(ages, expected.getAsDouble(), expected.getAsDouble()) : RunningTasks.NONE);
    }

    private OptionalDouble expected(double[] ages) {
        return known.median().isPresent() ? OptionalDouble.of(known.median(ages)) : OptionalDouble.empty();
    }

    /** A task that is late is expected to be late by as much again. */
    private static RunningTasks left(double[] ages, double expected, double moreThan) {
        int tasks = 0;
        double seconds = 0;
        for (double age : ages) {
            double left = Math.abs(expected - age);
            if (left >= moreThan) {
                tasks++;
                seconds += left;
            }
        }
        return new RunningTasks(tasks, seconds);
    }

    /** How long each task has run, ascending. */
    private double[] ages(double now) {
        double[] ages = new double[running.size()];
        int place = ages.length;
        for (double start : running.values()) {
            ages[--place] = Math.max(0, now - start);
        }
        return ages;
    }

    /**
     * What Spark tells of a stage that it submits.
     *
     * @param profile whose executors its tasks take
     * @param tasks how many it has
     * @param code what it does
     * @param barrier whether all its tasks must start together
     */
    record Submitted(ProfileId profile, int tasks, String code, boolean barrier) {
        TaskDurationHistory.StageKey key() {
            return TaskDurationHistory.StageKey.of(code, tasks);
        }
    }
}
