package io.volley.benchmarks.large;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.QueueMetrics;

/**
 * Looks at the scheduler's own figures each few milliseconds, and notes when all of one run's executors were requested,
 * allocated and started. Watches until it has seen all of that, or is closed.
 */
final class GrowthWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 5;

    private final QueueMetrics scheduler;
    private final VirtualStarts starts;
    private final WorkClock clock;
    private final int executors;
    private final long grantsBefore;
    private final VirtualStarts.Tally startsBefore;
    private final WorkClock.Reading clockBefore;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private volatile Growth growth = new Growth(0, 0, 0, 0, 0, 0, 0);

    /** @param executors how many are to come; none are pending yet */
    GrowthWatch(QueueMetrics scheduler, VirtualStarts starts, WorkClock clock, int executors) {
        this.scheduler = scheduler;
        this.starts = starts;
        this.clock = clock;
        this.executors = executors;
        this.grantsBefore = scheduler.getAggregateAllocatedContainers();
        this.startsBefore = starts.tally();
        this.clockBefore = clock.read();
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.currentTimeMillis();
        // In this order: what moves on from pending to allocated in between is not missed.
        int pending = scheduler.getPendingContainers();
        long allocations = scheduler.getAggregateAllocatedContainers() - grantsBefore;
        VirtualStarts.Tally tally = starts.tally();
        int started = tally.started() - startsBefore.started();
        Growth before = growth;
        growth = new Growth(
                first(before.requested(), pending + allocations >= executors, now),
                first(before.allocated(), allocations >= executors, now),
                first(before.started(), started >= executors, tally.last()),
                allocations,
                started,
                tally.calls() - startsBefore.calls(),
                before.started() == 0 && started >= executors ? clock.workSince(clockBefore) : before.cpuMillis());
        if (growth.complete()) {
            thread.shutdown();
        }
    }

    private static long first(long before, boolean reached, long now) {
        return before > 0 || !reached ? before : now;
    }

    Growth growth() {
        return growth;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
