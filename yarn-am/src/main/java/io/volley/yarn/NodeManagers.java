package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.StartFailure;
import io.volley.core.record.ContainerId;
import org.apache.hadoop.yarn.api.records.Container;

/**
 * The port to YARN's NodeManagers. Starts executors, and the driver in cluster mode, and never stops one: containers are
 * released to the ResourceManager.
 */
interface NodeManagers extends AutoCloseable {
    /** Starts them in the background; each is answered for once, by either method of the listener. */
    void start(ImmutableList<Start> starts, Listener listener);

    /** What starts are still to be made are not made. May be called twice. */
    @Override
    void close();

    /**
     * An executor, or the driver, to start.
     *
     * @param launch what
     * @param container where
     */
    record Start(Command.Start launch, Container container) {}

    /** Hears the answers, on the event thread. */
    interface Listener {
        void started(ImmutableList<ContainerId> containers);

        void startFailed(ImmutableList<StartFailure> failures);
    }
}
