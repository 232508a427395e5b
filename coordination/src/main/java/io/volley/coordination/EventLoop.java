package io.volley.coordination;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread on which events are handled one after the other; callbacks of other threads hop onto it by {@link #execute}.
 * Whether it goes on after an event that throws, be it an Error, is decided when it is made.
 */
public final class EventLoop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    private final ScheduledExecutorService thread;
    private final Consumer<Throwable> failed;
    private final boolean endsAtFailure;
    private volatile boolean closed;

    private EventLoop(ScheduledExecutorService thread, Consumer<Throwable> failed, boolean endsAtFailure) {
        this.thread = thread;
        this.failed = failed;
        this.endsAtFailure = endsAtFailure;
    }

    /**
     * A loop that ends with the first event that throws: what its owner knows may no longer be true.
     *
     * @param name of its thread
     * @param fatal told of that, on its thread
     */
    public static EventLoop endingAtFailure(String name, Consumer<Throwable> fatal) {
        return endingAtFailure(daemon(name), fatal);
    }

    /** The same on a thread of the caller's, such as one that tests drive in virtual time. */
    public static EventLoop endingAtFailure(ScheduledExecutorService thread, Consumer<Throwable> fatal) {
        return new EventLoop(thread, fatal, true);
    }

    /**
     * A loop that handles the next event whatever became of the one before.
     *
     * @param name of its thread
     * @param failed told of each event that throws, on its thread
     */
    public static EventLoop goingOn(String name, Consumer<Throwable> failed) {
        return new EventLoop(daemon(name), failed, false);
    }

    /** One thread that does not hold up the end of the JVM. */
    private static ScheduledExecutorService daemon(String name) {
        return new ScheduledThreadPoolExecutor(
                1,
                new ThreadFactoryBuilder().setDaemon(true).setNameFormat(name).build());
    }

    /** Handles an event after those that wait. Returns at once; nothing happens once the loop has ended. */
    @Override
    public void execute(Runnable event) {
        after(Duration.ZERO, event);
    }

    /** Handles an event after a while. Returns at once; nothing happens once the loop has ended. */
    public void after(Duration delay, Runnable event) {
        try {
            var unused = thread.schedule(guarded(event), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.debug("An event came after the end of its loop", ended);
        }
    }

    /** Handles an event again and again, for the first time after one interval. */
    public void every(Duration interval, Runnable event) {
        long nanos = interval.toNanos();
        var unused = thread.scheduleWithFixedDelay(guarded(event), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private Runnable guarded(Runnable event) {
        return () -> {
            if (closed) {
                return;
            }
            try {
                event.run();
            } catch (Throwable failure) {
                if (endsAtFailure) {
                    close();
                }
                failed.accept(failure);
            }
        };
    }

    /** Handles no more events; one that is being handled is not disturbed. May be called twice. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
    }

    /**
     * Handles the events that have come so far, and no more.
     *
     * @param limit how long that may take; what is left then is interrupted or never handled
     */
    public void drain(Duration limit) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
