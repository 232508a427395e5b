package io.volley.yarn;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.volley.coordination.Publisher;
import io.volley.core.record.DriverRuns;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes which run the driver is in and where, and says when that stands. Failures are written by the clock on the wall, for
 * the next attempt is another process.
 */
final class RunWriter implements AutoCloseable {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Publisher<DriverRuns> publisher;
    private final long wallAhead;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new ThreadFactoryBuilder()
            .setDaemon(true)
            .setNameFormat("volley-runs")
            .build());

    /** @param wallAhead by how many milliseconds the clock on the wall is ahead of that of the runs */
    RunWriter(Publisher<DriverRuns> publisher, long wallAhead) {
        this.publisher = publisher;
        this.wallAhead = wallAhead;
    }

    /**
     * Returns at once.
     *
     * @param stands run on another thread once that has been written, unless this closes before
     */
    void write(DriverRuns runs, Runnable stands) {
        publisher.publish(runs.later(wallAhead));
        try {
            thread.execute(() -> await(stands));
        } catch (RejectedExecutionException closed) {
            // Nobody waits for it any more.
            return;
        }
    }

    private void await(Runnable stands) {
        try {
            boolean written = false;
            while (!written && !thread.isShutdown()) {
                written = publisher.flush(A_WHILE);
            }
            if (written) {
                stands.run();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** May be called twice. */
    @Override
    public void close() {
        thread.shutdownNow();
        publisher.close();
    }
}
