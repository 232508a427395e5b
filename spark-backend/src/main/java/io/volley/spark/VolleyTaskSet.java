package io.volley.spark;

import org.apache.spark.scheduler.TaskSet;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.util.SystemClock;

/**
 * The tasks of one attempt of a stage. While an executor is parked that they would like better none of them waits for it:
 * Spark would, for {@code spark.locality.wait}, and in vain. All is called under Spark's lock.
 */
final class VolleyTaskSet extends TaskSetManager {
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
