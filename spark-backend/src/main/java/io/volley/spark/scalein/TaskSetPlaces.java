package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;
import io.volley.spark.ScalaCollections;
import io.volley.spark.VolleyTaskScheduler;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.scheduler.TaskSetManager;

/** The places, in the task sets of Spark's scheduler. */
final class TaskSetPlaces implements TaskPlaces {
    private final VolleyTaskScheduler scheduler;
    private final MapOutputTrackerMaster tracker;

    TaskSetPlaces(VolleyTaskScheduler scheduler, MapOutputTrackerMaster tracker) {
        this.scheduler = scheduler;
        this.tracker = tracker;
    }

    @Override
    public ImmutableSet<Long> running() {
        synchronized (scheduler) {
            return runningTasks();
        }
    }

    @Override
    public ImmutableSet<Long> tell() {
        synchronized (scheduler) {
            tracker.incrementEpoch();
            long epoch = tracker.getEpoch();
            for (TaskSetManager tasks : scheduler.activeTaskSets()) {
                for (int task = 0; task < tasks.tasks().length; task++) {
                    if (tasks.copiesRunning()[task] == 0 && !tasks.successful()[task]) {
                        tasks.tasks()[task].epoch_$eq(epoch);
                    }
                }
            }
            return runningTasks();
        }
    }

    private ImmutableSet<Long> runningTasks() {
        ImmutableSet.Builder<Long> running = ImmutableSet.builder();
        for (TaskSetManager tasks : scheduler.activeTaskSets()) {
            ScalaCollections.asJava(tasks.runningTasksSet()).forEach(task -> running.add((Long) task));
        }
        return running.build();
    }
}
