package io.volley.coordination;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which a store calls its listeners. A listener that throws is logged and harms nobody else. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new ThreadFactoryBuilder()
                    .setDaemon(true)
                    .setNameFormat("volley-store")
                    .build());

    /** Tells a listener after those that wait; nothing happens once closed. */
    void tell(Runnable telling) {
        try {
            thread.execute(() -> guarded(telling));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Closed: a listener hears no more");
        }
    }

    /** Those that wait hear nothing; the one that is being told is not disturbed. */
    void close() {
        thread.getQueue().clear();
        thread.shutdown();
    }

    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (Throwable failure) {
            LOG.error("A listener failed; the store goes on", failure);
        }
    }
}
