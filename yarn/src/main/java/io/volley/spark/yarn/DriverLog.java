package io.volley.spark.yarn;

import io.volley.core.record.ContainerId;
import io.volley.core.record.DriverRuns;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever waits for an application in cluster mode in which container its driver runs, and where its log is: what YARN
 * shows as the application's is the ApplicationMaster's.
 */
final class DriverLog {
    private static final Logger LOG = LoggerFactory.getLogger(DriverLog.class);

    private final YarnApplication application;
    private volatile Optional<DriverRuns> runs = Optional.empty();
    private Optional<ContainerId> told = Optional.empty();

    DriverLog(SharedState state, YarnApplication application) {
        this.application = application;
        state.store().watch(state.nodes().runs(), newest -> runs = newest);
    }

    /** Logs a line for each run, once it has a container. What YARN does not say now it may say at the next call. */
    void tell() {
        runs.ifPresent(now -> now.container()
                .filter(container -> told.filter(container::equals).isEmpty())
                .ifPresent(container -> tell(now.number(), container)));
    }

    private void tell(int run, ContainerId container) {
        try {
            LOG.info("Run {} of the driver is in {}; its log: {}", run, container, application.logUrl(container));
            told = Optional.of(container);
        } catch (IOException | YarnException unknown) {
            LOG.debug("YARN does not say where the log of {} is", container, unknown);
        }
    }
}
