package io.volley.spark.yarn;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.BiMap;
import com.google.common.collect.HashBiMap;
import io.volley.core.Seconds;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.spark.scaling.DisconnectedExecutors;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.spark.scheduler.ExecutorExited;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.apache.spark.scheduler.ExecutorProcessLost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings together the executors that Spark lost and YARN's word on why their containers ended, so that Spark counts task
 * failures only where the application is to blame. Belongs to the driver's loop; not safe for other threads. An executor
 * is removed once, with YARN's reason, or without one when YARN has been silent for the patience.
 */
final class LossReasons {
    private static final Logger LOG = LoggerFactory.getLogger(LossReasons.class);

    private final Duration patience;
    private final Ticker ticker;
    private final BiConsumer<String, ExecutorLossReason> remove;
    private final DisconnectedExecutors disconnected;
    private final BiMap<ContainerId, String> executors = HashBiMap.create();
    private final Cache<ContainerId, Exit> unclaimed =
            CacheBuilder.newBuilder().maximumSize(10_000).build();

    /**
     * @param patience how long an executor that is gone waits for YARN's reason
     * @param remove removes an executor, by Spark's id, for a reason; must not block
     */
    LossReasons(Duration patience, Ticker ticker, BiConsumer<String, ExecutorLossReason> remove) {
        this.patience = patience;
        this.ticker = ticker;
        this.remove = remove;
        this.disconnected = new DisconnectedExecutors(Seconds.of(patience));
    }

    /** An executor is there. */
    void registered(String executor, ContainerId container) {
        Exit exit = unclaimed.getIfPresent(container);
        if (exit != null) {
            unclaimed.invalidate(container);
            remove.accept(executor, reason(exit));
        } else {
            executors.forcePut(container, executor);
        }
    }

    /** The connection to an executor is gone. */
    void disconnected(String executor, ContainerId container) {
        registered(executor, container);
        if (executors.containsKey(container)) {
            disconnected.disconnected(executor, now());
        }
    }

    /** Spark has removed an executor. */
    void removed(String executor) {
        executors.inverse().remove(executor);
        disconnected.removed(executor);
    }

    /** YARN's word on containers that ended. */
    void ended(ExitBatch batch) {
        for (Exit exit : batch.exits()) {
            String executor = executors.remove(exit.container());
            if (executor != null) {
                disconnected.removed(executor);
                remove.accept(executor, reason(exit));
            } else {
                unclaimed.put(exit.container(), exit);
                if (exit.causedByApplication()) {
                    LOG.warn("An executor ended before it registered: {}", exit.reason());
                }
            }
        }
    }

    /** Gives up waiting for those that have waited too long. */
    void expire() {
        for (String executor : disconnected.overdue(now())) {
            ContainerId container = executors.inverse().remove(executor);
            remove.accept(
                    executor,
                    new ExecutorProcessLost(
                            "Connection lost, and YARN reported nothing about container " + container + " for "
                                    + patience.toSeconds() + " s",
                            scala.Option.empty(),
                            true));
        }
    }

    private double now() {
        return Seconds.ofNanos(ticker.read());
    }

    private static ExecutorExited reason(Exit exit) {
        return ExecutorExited.apply(exit.status(), exit.causedByApplication(), exit.reason());
    }
}
