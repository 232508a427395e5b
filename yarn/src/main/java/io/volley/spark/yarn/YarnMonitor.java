package io.volley.spark.yarn;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches an application that runs, and tells once if it ends while the driver has not ended it. A ResourceManager that
 * cannot be reached says nothing about the application.
 */
final class YarnMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(YarnMonitor.class);

    private final ApplicationSession session;
    private final Duration interval;
    private final Consumer<End> ended;
    private final SilentApplicationMaster silent;
    private final Thread thread = new Thread(this::watch, "volley-yarn-monitor");
    private volatile boolean closed;

    /**
     * @param silent decides on the monitor's thread
     * @param ended told on it
     */
    YarnMonitor(ApplicationSession session, Duration interval, SilentApplicationMaster silent, Consumer<End> ended) {
        this.session = session;
        this.interval = interval;
        this.silent = silent;
        this.ended = ended;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(interval.toMillis());
                Optional<End> end = look();
                if (end.isPresent() && !closed) {
                    closed = true;
                    ended.accept(end.get());
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The monitor has ended", stopped);
        }
    }

    private Optional<End> look() {
        Optional<ApplicationReport> report;
        try {
            report = session.report();
        } catch (IOException | YarnException unreachable) {
            LOG.warn("Could not get the state of application {} from YARN", session.applicationId(), unreachable);
            silent.reported(Optional.empty());
            return Optional.empty();
        }
        silent.reported(report);
        return report.isEmpty() ? Optional.of(new End("no longer known to YARN", "", true)) : end(report.get());
    }

    private static Optional<End> end(ApplicationReport now) {
        return YarnApplication.OVER.contains(now.getYarnApplicationState())
                ? Optional.of(new End(
                        now.getYarnApplicationState() + " (" + now.getFinalApplicationStatus() + ")",
                        now.getDiagnostics(),
                        now.getFinalApplicationStatus() != FinalApplicationStatus.SUCCEEDED))
                : Optional.empty();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            thread.interrupt();
        }
    }

    /**
     * How an application ended.
     *
     * @param state YARN's words for it
     * @param diagnostics what YARN says beside it; may be empty
     * @param failed whether that was no success
     */
    record End(String state, String diagnostics, boolean failed) {
        String message(String applicationId) {
            return "YARN application " + applicationId + " has ended unexpectedly: " + state
                    + (diagnostics.isBlank() ? "" : ". YARN says: " + diagnostics.strip());
        }
    }
}
