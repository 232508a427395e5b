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
 * waits, it is done once; if it becomes due while it is being done, it is done once more. At most one retry waits: work
 * that becomes due often and fails each time is done each time, and not once more for each.
 */
final class RetryingTask implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingTask.class);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final ScheduledExecutorService worker;
    private final String path;
    private final Consumer<RetryingTask> work;
    private final Consumer<RetryingTask> whenEnded;
    private final Consumer<Error> fatal;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean ended;
    private volatile @Nullable Future<?> retry;
    private long pauseMs = FIRST_PAUSE_MS;
    private String logged = "";

    /**
     * @param worker one thread
     * @param work is given this task, as what to run when the node has changed
     * @param whenEnded told at least once that this never runs again, on whatever thread ends it
     * @param fatal told of an Error, on the worker's thread; the work is not retried then
     */
    RetryingTask(
            ScheduledExecutorService worker,
            String path,
            Consumer<RetryingTask> work,
            Consumer<RetryingTask> whenEnded,
            Consumer<Error> fatal) {
        this.worker = worker;
        this.path = path;
        this.work = work;
        this.whenEnded = whenEnded;
        this.fatal = fatal;
    }

    /** Makes it due; from any thread. */
    @Override
    public void run() {
        if (!ended && waiting.compareAndSet(false, true)) {
            try {
                worker.execute(this::attempt);
            } catch (RejectedExecutionException closed) {
                end();
            }
        }
    }

    /** It never runs again; what is running ends by itself. */
    void end() {
        ended = true;
        cancelRetry();
        whenEnded.accept(this);
    }

    private void cancelRetry() {
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
            succeeded();
        } catch (RuntimeException failure) {
            again(failure);
        } catch (Error failure) {
            // The executor would keep it to itself.
            fatal.accept(failure);
        }
    }

    private void succeeded() {
        pauseMs = FIRST_PAUSE_MS;
        logged = "";
        cancelRetry();
    }

    private void again(RuntimeException failure) {
        if (ended || worker.isShutdown()) {
            return;
        }
        log(failure);
        Future<?> pending = retry;
        if (pending != null && !pending.isDone()) {
            return;
        }
        try {
            retry = worker.schedule(this, pauseMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            end();
        }
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }

    /** A failure that lasts is told once. */
    private void log(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.equals(logged)) {
            LOG.debug("Access to {} failed again", path, failure);
        } else {
            LOG.warn("Access to {} failed; retrying until it succeeds: {}", path, message);
        }
        logged = message;
    }
}
