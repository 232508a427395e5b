package io.volley.spark.yarn;

import io.volley.coordination.Node;
import io.volley.coordination.Store;
import io.volley.coordination.StoreException;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ApplicationMaster tells of containers that ended. Each batch is handled once, then its node is deleted. Belongs
 * to the driver's loop; not safe for other threads.
 */
final class EndedContainers {
    private static final Logger LOG = LoggerFactory.getLogger(EndedContainers.class);

    private final Store store;
    private final LossReasons lossReasons;
    private final DesiredState desired;
    private final ExecutorFailures failures;
    private final Deque<Node<ExitBatch>> handled = new ArrayDeque<>();
    private boolean reachable = true;

    EndedContainers(Store store, LossReasons lossReasons, DesiredState desired, ExecutorFailures failures) {
        this.store = store;
        this.lossReasons = lossReasons;
        this.desired = desired;
        this.failures = failures;
    }

    void ended(Node<ExitBatch> node, ExitBatch batch) {
        lossReasons.ended(batch);
        failures.ended(batch.exits());
        desired.gone(batch.exits().stream().map(Exit::container).toList());
        handled.add(node);
    }

    /** Whether the store can be reached now. While it cannot a call would wait for it, and the driver's loop must not. */
    void reachable(boolean now) {
        reachable = now;
    }

    /** Deletes what has been handled; what cannot be deleted now is deleted when the store can be reached again. */
    void forgetHandled() {
        try {
            while (reachable && !handled.isEmpty()) {
                store.delete(handled.peek());
                handled.remove();
            }
        } catch (StoreException unreachable) {
            LOG.debug("{} will be deleted later", handled.peek(), unreachable);
        }
    }
}
