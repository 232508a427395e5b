package io.volley.yarn;

import io.volley.core.ledger.Command;
import io.volley.core.record.ContainerId;
import java.util.List;
import org.apache.hadoop.yarn.api.records.Container;

/** YARN's NodeManagers, as the ApplicationMaster talks to them. */
interface NodeManagers extends AutoCloseable {
    /**
     * Starts executors; returns at once.
     *
     * @param listener hears what became of each, on any thread
     */
    void start(List<Start> starts, Listener listener);

    @Override
    void close();

    /**
     * An executor to be started.
     *
     * @param launch which
     * @param container where
     */
    record Start(Command.Launch launch, Container container) {}

    /** Hears what became of starts. */
    interface Listener {
        /** NodeManagers have accepted these starts. */
        void started(List<ContainerId> containers);

        /** A start was refused, or its node not reached. */
        void failed(ContainerId container, String why);
    }
}
