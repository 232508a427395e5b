package io.volley.spark.yarn;

import io.volley.coordination.Node;
import io.volley.coordination.Store;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;

/**
 * What the ApplicationMaster tells of containers that ended. Each batch is handled once, then its node is deleted. Belongs
 * to the driver's loop; not safe for other threads.
 */
final class EndedContainers {
    private final Store store;
    private final LossReasons lossReasons;
    private final DesiredState desired;
    private final ExecutorFailures failures;

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
        store.deleteEventually(node);
    }
}
