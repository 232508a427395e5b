package io.volley.yarn;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one thread that decides. Every callback hops to it by {@link #execute}; anything thrown there ends the
 * ApplicationMaster, because what the ledger says may no longer be true.
 */
final class EventThread implements Executor, AutoCloseable {
    private final ScheduledExecutorService thread;
    private final Consumer<Throwable> fatal;

    EventThread(Consumer<Throwable> fatal) {
        this.fatal = fatal;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "volley-am");
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public void execute(Runnable event) {
        try {
            thread.execute(guarded(event));
        } catch (RejectedExecutionException closed) {
            // An event after the end: nobody is there to hear it.
            if (!thread.isShutdown()) {
                throw closed;
            }
        }
    }

    /** Runs something again and again, at this interval. */
    void every(Duration interval, Runnable event) {
        long millis = interval.toMillis();
        var unused = thread.scheduleWithFixedDelay(guarded(event), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Hears no more events; one that runs is finished. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private Runnable guarded(Runnable event) {
        return () -> {
            try {
                event.run();
            } catch (Throwable thrown) {
                fatal.accept(thrown);
                throw thrown;
            }
        };
    }
}
