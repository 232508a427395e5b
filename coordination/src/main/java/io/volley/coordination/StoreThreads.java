package io.volley.coordination;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two threads of a store: one reads and writes, the other calls listeners, so that a listener never waits for the
 * server. Work that fails because the server is away is tried again until it succeeds or the store closes.
 */
final class StoreThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThreads.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final ScheduledThreadPoolExecutor server = single("volley-store-io");
    private final ScheduledThreadPoolExecutor listeners = single("volley-store");

    private static ScheduledThreadPoolExecutor single(String name) {
        return new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Talks to the server, and does so again after a pause as long as that fails. */
    void talk(Talk talk) {
        try {
            server.execute(() -> attempt(talk));
        } catch (RejectedExecutionException closed) {
            LOG.debug("The store is closed", closed);
        }
    }

    private void attempt(Talk talk) {
        try {
            talk.run();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            LOG.debug("ZooKeeper did not answer; trying again in {}", RETRY, failure);
            try {
                Future<?> unused = server.schedule(() -> attempt(talk), RETRY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                LOG.debug("The store is closed", closed);
            }
        }
    }

    /** Calls a listener, after those before it. */
    void tell(Runnable call) {
        try {
            listeners.execute(() -> {
                try {
                    call.run();
                } catch (RuntimeException fault) {
                    LOG.error("A listener of the store failed", fault);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("The store is closed", closed);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        listeners.shutdownNow();
    }

    /** Something that the server must answer. */
    @FunctionalInterface
    interface Talk {
        void run() throws Exception;
    }
}
