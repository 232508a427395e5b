package io.volley.spark;

import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.scheduler.ExecutorDecommission;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.apache.spark.scheduler.TaskSet;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.util.SystemClock;

/**
 * The tasks of one attempt of a stage. While an executor is parked that they would like better none of them waits for it:
 * Spark would, for {@code spark.locality.wait}, and in vain. And output that has been migrated counts, wherever it is now. All
 * is called under Spark's lock.
 */
final class VolleyTaskSet extends TaskSetManager {
    private static final String NO_HOST = "";
    private final VolleyTaskScheduler scheduler;
    private long parkingsSeen = -1;
    private boolean prefersParked;

    VolleyTaskSet(VolleyTaskScheduler scheduler, TaskSet tasks, int maxFailures) {
        super(scheduler, tasks, maxFailures, scheduler.healthTrackerOpt(), new SystemClock());
        this.scheduler = scheduler;
        doNotWaitForTheParked();
    }

    /** Spark calls this when executors come and go, and Volley when others are parked. */
    @Override
    public void recomputeLocality() {
        super.recomputeLocality();
        doNotWaitForTheParked();
    }

    /**
     * Spark looks at hosts only: to it, output that has been migrated to another executor of the same host is lost with the
     * executor that has left, and it would run those tasks again.
     */
    @Override
    public void executorLost(String executor, String host, ExecutorLossReason reason) {
        boolean isHostLost = !(reason instanceof ExecutorDecommission left)
                || left.workerHost().isDefined();
        super.executorLost(executor, isHostLost || isAnyOutputOn(executor) ? host : NO_HOST, reason);
    }

    private boolean isAnyOutputOn(String executor) {
        if (isZombie() || taskSet().shuffleId().isEmpty()) {
            return false;
        }
        int shuffle = (Integer) taskSet().shuffleId().get();
        boolean byPartition = scheduler.sc().conf().getBoolean("spark.shuffle.useOldFetchProtocol", false);
        MapOutputTrackerMaster tracker =
                (MapOutputTrackerMaster) scheduler.sc().env().mapOutputTracker();
        return ScalaCollections.asJava(taskInfos()).values().stream()
                .filter(task -> task.executorId().equals(executor) && successful()[task.index()])
                .map(task -> tracker.getMapOutputLocation(shuffle, byPartition ? task.partitionId() : task.taskId()))
                .anyMatch(location ->
                        location.isDefined() && location.get().executorId().equals(executor));
    }

    /** Looks anew only if others have been parked since: thousands of executors may go one after the other. */
    private void doNotWaitForTheParked() {
        if (scheduler.parkings() != parkingsSeen) {
            parkingsSeen = scheduler.parkings();
            prefersParked = scheduler.isAnyParked(
                    pendingTasks().forExecutor(), pendingTasks().forHost());
        }
        if (prefersParked) {
            localityWaits_$eq(new long[localityWaits().length]);
        }
    }
}
