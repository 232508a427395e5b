package io.volley.spark;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ProfileId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;

/**
 * Counts the tasks that wait or run, for each resource profile, as Spark's own ExecutorAllocationManager does. Lives on
 * one queue of Spark's listener bus, and so needs no lock.
 */
public final class TaskCounts extends SparkListener {
    private final Map<Attempt, Tasks> stages = new HashMap<>();
    private final Consumer<ImmutableSortedMap<ProfileId, Integer>> listener;

    /** Counts for a listener.
     *
     * @param listener told the counts whenever they change; must return at once
     */
    public TaskCounts(Consumer<ImmutableSortedMap<ProfileId, Integer>> listener) {
        this.listener = listener;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        StageInfo stage = event.stageInfo();
        stages.put(
                new Attempt(stage.stageId(), stage.attemptNumber()),
                new Tasks(new ProfileId(stage.resourceProfileId()), stage.numTasks()));
        tell();
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        Attempt attempt =
                new Attempt(event.stageInfo().stageId(), event.stageInfo().attemptNumber());
        Tasks tasks = stages.get(attempt);
        if (tasks != null) {
            tasks.stageIsOver();
            forget(attempt, tasks);
            tell();
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        Tasks tasks = stages.get(new Attempt(event.stageId(), event.stageAttemptId()));
        if (tasks != null) {
            tasks.started(event.taskInfo().index(), event.taskInfo().speculative());
            tell();
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        Attempt attempt = new Attempt(event.stageId(), event.stageAttemptId());
        Tasks tasks = stages.get(attempt);
        if (tasks != null) {
            tasks.ended(event.taskInfo().index(), event.taskInfo().speculative(), event.reason() == Success$.MODULE$);
            forget(attempt, tasks);
            tell();
        }
    }

    @Override
    public void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event) {
        Tasks tasks = stages.get(new Attempt(event.stageId(), event.stageAttemptId()));
        if (tasks != null) {
            tasks.speculativeSubmitted();
            tell();
        }
    }

    private void forget(Attempt attempt, Tasks tasks) {
        if (tasks.isOver()) {
            stages.remove(attempt);
        }
    }

    private void tell() {
        Map<ProfileId, Integer> counts = new TreeMap<>();
        stages.values().forEach(tasks -> counts.merge(tasks.profile, tasks.waitingOrRunning(), Integer::sum));
        listener.accept(ImmutableSortedMap.copyOf(counts));
    }

    private record Attempt(int stage, int number) {}

    /** The tasks of one attempt of a stage. */
    private static final class Tasks {
        private final ProfileId profile;
        private final int total;
        private final BitSet begun = new BitSet();
        private int running;
        private int speculativeWaiting;
        private boolean stageOver;

        private Tasks(ProfileId profile, int total) {
            this.profile = profile;
            this.total = total;
        }

        private void started(int index, boolean speculative) {
            running++;
            if (speculative) {
                speculativeWaiting = Math.max(0, speculativeWaiting - 1);
            } else {
                begun.set(index);
            }
        }

        private void ended(int index, boolean speculative, boolean succeeded) {
            running = Math.max(0, running - 1);
            if (!succeeded && !speculative) {
                begun.clear(index);
            }
        }

        private void speculativeSubmitted() {
            speculativeWaiting++;
        }

        private void stageIsOver() {
            stageOver = true;
        }

        private boolean isOver() {
            return stageOver && running == 0;
        }

        private int waitingOrRunning() {
            int waiting = stageOver ? 0 : Math.max(0, total - begun.cardinality()) + speculativeWaiting;
            return waiting + running;
        }
    }
}
