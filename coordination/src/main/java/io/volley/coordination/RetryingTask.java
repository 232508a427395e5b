package io.volley.coordination;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on one node that is done whenever it is due, and again until it succeeds. However often it becomes due while it
 * waits, it is done once; if it becomes due while it is being done, it is done once more.
 */
final class RetryingTask implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingTask.class);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final ScheduledExecutorService worker;
    private final String path;
    private final Consumer<RetryingTask> work;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean ended;
    private volatile @Nullable Future<?> retry;
    private long pauseMs = FIRST_PAUSE_MS;

    /**
     * @param worker one thread
     * @param work is given this task, as what to run when the node has changed
     */
    RetryingTask(ScheduledExecutorService worker, String path, Consumer<RetryingTask> work) {
        this.worker = worker;
        this.path = path;
        this.work = work;
    }

    /** Makes it due; from any thread. */
    @Override
    public void run() {
        if (!ended && waiting.compareAndSet(false, true)) {
            try {
                worker.execute(this::attempt);
            } catch (RejectedExecutionException closed) {
                ended = true;
            }
        }
    }

    /** It never runs again; what is running ends by itself. */
    void end() {
        ended = true;
        Future<?> pending = retry;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    boolean ended() {
        return ended;
    }

    private void attempt() {
        waiting.set(false);
        if (ended) {
            return;
        }
        try {
            work.accept(this);
            pauseMs = FIRST_PAUSE_MS;
        } catch (RuntimeException failure) {
            again(failure);
        }
    }

    private void again(RuntimeException failure) {
        if (ended || worker.isShutdown()) {
            return;
        }
        if (pauseMs == FIRST_PAUSE_MS) {
            LOG.warn("Access to {} failed; retrying until it succeeds: {}", path, failure.getMessage());
        } else {
            LOG.debug("Access to {} failed again", path, failure);
        }
        try {
            retry = worker.schedule(this, pauseMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            ended = true;
        }
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
}
