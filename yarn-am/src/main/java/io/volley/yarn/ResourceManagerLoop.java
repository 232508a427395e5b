package io.volley.yarn;

import io.volley.core.ledger.Command;
import io.volley.core.placement.Placement;
import io.volley.core.record.Ending;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.InvalidApplicationMasterRequestException;
import org.apache.hadoop.yarn.exceptions.InvalidResourceRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * The heartbeat. Its thread is the only one that touches the {@link ResourceManager} once it runs: orders are queued and
 * told at once with the next call, answers hop to the event thread. YARN's own asynchronous client cannot be woken, so a
 * request would wait for up to one interval.
 */
final class ResourceManagerLoop implements AutoCloseable {
    /** Hears the answers, on the event thread. */
    interface Listener {
        void placed(Command.Request request, Placement placement);

        void result(AllocateResult result);

        /** YARN will never give what was requested. */
        void refused(String message);

        /** YARN knows a later attempt, or none. */
        void fenced();

        /** YARN has noted the end of the application. */
        void finished();

        void failed(Throwable failure);
    }

    /** From here on it counts from 0 again. */
    static final int MOST_HANDLED = 1_000;

    private final ResourceManager resourceManager;
    private final Executor events;
    private final HeartbeatPace pace;
    private final Object lock = new Object();
    private final Queue<Order> orders = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    /** Changed by the event thread alone. */
    private volatile int handled;

    /** Something to do on the loop's thread before the next call. Returns whether the loop goes on. */
    @FunctionalInterface
    private interface Order {
        boolean run(Listener listener) throws YarnException, IOException;
    }

    ResourceManagerLoop(ResourceManager resourceManager, Executor events, HeartbeatPace pace) {
        this.resourceManager = resourceManager;
        this.events = events;
        this.pace = pace;
    }

    void start(Listener listener) {
        Thread thread = new Thread(() -> run(listener), "volley-resource-manager");
        thread.setDaemon(true);
        thread.start();
    }

    void request(Command.Request request) {
        order(listener -> {
            Placement placement = resourceManager.request(request);
            events.execute(() -> listener.placed(request, placement));
            return true;
        });
    }

    void withdraw(Command.Withdraw withdraw) {
        order(listener -> {
            resourceManager.forget(withdraw.batch());
            return true;
        });
    }

    void complete(Command.Complete complete) {
        order(listener -> {
            resourceManager.forget(complete.batch());
            return true;
        });
    }

    void release(Command.Release release) {
        order(listener -> {
            resourceManager.release(release.container());
            return true;
        });
    }

    void exclude(Command.Exclude exclude) {
        order(listener -> {
            resourceManager.exclude(exclude.hosts());
            return true;
        });
    }

    void track(String url) {
        order(listener -> {
            resourceManager.track(url);
            return true;
        });
    }

    /**
     * Unregisters, and ends the loop. YARN ends the containers, those too whose release it has not been told of.
     *
     * @param run the driver's last, in cluster mode
     */
    void finish(Ending ending, OptionalInt run) {
        order(listener -> {
            resourceManager.unregister(ending, run);
            events.execute(listener::finished);
            return false;
        });
    }

    /** Whether news are expected soon. */
    void expectNews(boolean expected) {
        synchronized (lock) {
            if (expected && !busy) {
                lock.notifyAll();
            }
            busy = expected;
        }
    }

    /** Ends the loop without another call. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private void order(Order order) {
        synchronized (lock) {
            orders.add(order);
            lock.notifyAll();
        }
    }

    private void run(Listener listener) {
        boolean on = true;
        while (on) {
            on = turn(listener) && rest();
        }
    }

    /** One call: everything ordered, then the heartbeat. Returns whether there is to be another. */
    boolean turn(Listener listener) {
        try {
            for (Optional<Order> order = next(); order.isPresent(); order = next()) {
                if (!order.get().run(listener)) {
                    return false;
                }
            }
            if (closed()) {
                return false;
            }
            AllocateResult result = resourceManager.allocate(handled);
            events.execute(() -> {
                listener.result(result);
                handled = (handled + 1) % MOST_HANDLED;
            });
            return true;
        } catch (ApplicationAttemptNotFoundException | InvalidApplicationMasterRequestException e) {
            events.execute(listener::fenced);
            return false;
        } catch (InvalidResourceRequestException e) {
            events.execute(() -> listener.refused(String.valueOf(e.getMessage())));
            return true;
        } catch (Throwable e) {
            // Errors too: without this thread the ApplicationMaster would look alive and request nothing.
            events.execute(() -> listener.failed(e));
            return false;
        }
    }

    private Optional<Order> next() {
        synchronized (lock) {
            return closed ? Optional.empty() : Optional.ofNullable(orders.poll());
        }
    }

    private boolean closed() {
        synchronized (lock) {
            return closed;
        }
    }

    private boolean rest() {
        synchronized (lock) {
            long start = System.nanoTime();
            while (!closed && orders.isEmpty()) {
                long limit = (busy ? pace.busy() : pace.idle()).toMillis();
                long left = limit - (System.nanoTime() - start) / 1_000_000;
                if (left <= 0) {
                    return true;
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !closed;
        }
    }
}
