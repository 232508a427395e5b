package io.volley.coordination;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A publisher that keeps the newest state only, and hands it to a writer on the store's thread until it is written. */
final class NewestState<T> implements Publisher<T> {
    private static final Logger LOG = LoggerFactory.getLogger(NewestState.class);

    private final StoreThreads threads;
    private final Writer<T> writer;
    private final Runnable fenced;
    private final Object lock = new Object();
    private @Nullable T pending;
    private boolean writing;
    private boolean closed;

    NewestState(StoreThreads threads, Writer<T> writer, Runnable fenced) {
        this.threads = threads;
        this.writer = writer;
        this.fenced = fenced;
    }

    @Override
    public void publish(T state) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            pending = state;
            if (writing) {
                return;
            }
            writing = true;
        }
        threads.talk(this::write);
    }

    private void write() throws Exception {
        for (T state = next(); state != null; state = next()) {
            try {
                writer.write(state);
            } catch (FencedException overtaken) {
                close();
                LOG.info("Nothing more is written: {}", overtaken.getMessage());
                threads.tell(fenced);
                return;
            } catch (StoreException refused) {
                LOG.error("Not written: {}", refused.getMessage());
            }
            done(state);
        }
    }

    private @Nullable T next() {
        synchronized (lock) {
            if (pending == null || closed) {
                writing = false;
                lock.notifyAll();
                return null;
            }
            return pending;
        }
    }

    private void done(T state) {
        synchronized (lock) {
            if (pending == state) {
                pending = null;
            }
        }
    }

    @Override
    public boolean flush(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (lock) {
            while (writing && !closed) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                lock.wait(left);
            }
            return pending == null;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    /** Writes a state; fails if the server is away. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T state) throws Exception;
    }
}
