package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.FencedException;
import io.volley.coordination.FencingToken;
import io.volley.coordination.Store;
import io.volley.coordination.StoreException;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes ended executors for the driver, as many in one record as wait and fit. Each is written at least once, however
 * long the store is away, unless {@value #MOST_WAITING} later ones wait as well: then the driver has long done without
 * its reason. One may be written twice, if the store's answer was lost.
 */
final class ExitWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExitWriter.class);
    private static final long PAUSE_MS = 1_000;

    /** How many ended executors wait at most. */
    static final int MOST_WAITING = 10_000;

    private final Store store;
    private final ApplicationNodes nodes;
    private final FencingToken token;
    private final Runnable fenced;
    private final Consumer<Error> fatal;
    private final BlockingQueue<Exit> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private boolean complained;

    /**
     * @param fenced told once if a later attempt has taken the token
     * @param fatal told of an Error; nothing is written any more then
     */
    ExitWriter(Store store, ApplicationNodes nodes, FencingToken token, Runnable fenced, Consumer<Error> fatal) {
        this.store = store;
        this.nodes = nodes;
        this.token = token;
        this.fenced = fenced;
        this.fatal = fatal;
        this.thread = new Thread(this::write, "volley-exits");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(ImmutableList<Exit> exits) {
        for (Exit exit : exits) {
            boolean kept = waiting.offer(exit);
            if (!kept && !complained) {
                complained = true;
                LOG.warn(
                        "{} ended executors wait to be reported, which is the most; the earliest are not reported any more",
                        MOST_WAITING);
            }
            while (!kept) {
                waiting.poll();
                kept = waiting.offer(exit);
            }
        }
    }

    /** What waits is not written any more. May be called twice. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void write() {
        try {
            while (true) {
                List<Exit> next = new ArrayList<>();
                next.add(waiting.take());
                waiting.drainTo(next, ExitBatch.MOST - 1);
                append(new ExitBatch(ImmutableList.copyOf(next)));
            }
        } catch (FencedException e) {
            fenced.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            fatal.accept(e);
        }
    }

    private void append(ExitBatch batch) throws InterruptedException {
        boolean written = false;
        while (!written) {
            try {
                store.append(nodes.exits(), batch, token);
                written = true;
            } catch (StoreException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    LOG.warn("Ended executors could not be reported yet: {}", e.getMessage());
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
    }
}
