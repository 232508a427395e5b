package io.volley.spark;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which the driver decides. Facts hop onto it by {@link #hop}; each marks the state as changed, and a
 * step follows soon after, so that facts that come together are decided on together. Steps also run at a steady pace.
 *
 * <p>A throwable on this thread is fatal: it is told once, and the thread ends.
 */
public final class DriverLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DriverLoop.class);

    private final Duration pause;
    private final Duration pace;
    private final Runnable step;
    private final Consumer<Throwable> fatal;
    private final AtomicBoolean stepIsDue = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread;

    /**
     * @param pause how long facts are gathered before a step
     * @param pace how often a step runs without any
     * @param step what decides; runs on this thread
     * @param fatal told when a fact or a step fails; runs on this thread, which then ends
     */
    public DriverLoop(Duration pause, Duration pace, Runnable step, Consumer<Throwable> fatal) {
        this.pause = pause;
        this.pace = pace;
        this.step = step;
        this.fatal = fatal;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread worker = new Thread(work, "volley-driver");
            worker.setDaemon(true);
            return worker;
        });
    }

    public void start() {
        Future<?> unused = thread.scheduleAtFixedRate(guarded(step), 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes note of a fact on the loop's thread and decides soon after. Returns at once; nothing happens once closed. */
    public void hop(Runnable fact) {
        try {
            thread.execute(guarded(fact));
            decideSoon();
        } catch (RejectedExecutionException closed) {
            LOG.debug("The driver's loop has ended; a fact came too late", closed);
        }
    }

    /** Something that a step looks at has changed: decides soon after. Returns at once; nothing happens once closed. */
    public void decideSoon() {
        if (stepIsDue.compareAndSet(false, true)) {
            try {
                Future<?> unused = thread.schedule(
                        guarded(() -> {
                            stepIsDue.set(false);
                            step.run();
                        }),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                LOG.debug("The driver's loop has ended; a change came too late", closed);
            }
        }
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable failure) {
                LOG.error("The driver's loop cannot go on", failure);
                thread.shutdownNow();
                fatal.accept(failure);
            }
        };
    }

    /** Ends the thread; what it is doing is finished first if that takes no longer than a moment. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
