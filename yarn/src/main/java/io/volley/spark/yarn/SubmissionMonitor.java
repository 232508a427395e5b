package io.volley.spark.yarn;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.launcher.SparkAppHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows an application that was submitted in cluster mode, and logs what stock Spark's client logs. */
final class SubmissionMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionMonitor.class);

    private final YarnApplication application;
    private final Duration interval;
    private final int reportsUntilLogged;
    private final SubmittersLauncher launcher;
    private final DriverLog driverLog;
    private Optional<YarnApplicationState> last = Optional.empty();
    private int unlogged;

    SubmissionMonitor(
            YarnApplication application, YarnSettings settings, SubmittersLauncher launcher, DriverLog driverLog) {
        this.application = application;
        this.interval = settings.reportInterval();
        this.reportsUntilLogged = settings.reportsUntilLogged();
        this.launcher = launcher;
        this.driverLog = driverLog;
    }

    /** Logs what YARN says of it now. */
    void reportOnce() throws IOException, YarnException {
        application.report().ifPresent(this::log);
    }

    /** Waits for its end. As in stock Spark, a ResourceManager that cannot be reached ends the wait. */
    ApplicationEnd awaitEnd() throws InterruptedException {
        while (true) {
            Thread.sleep(interval.toMillis());
            Optional<ApplicationReport> report;
            try {
                report = application.report();
            } catch (IOException | YarnException unreachable) {
                LOG.error("Failed to contact YARN for application {}", application.id(), unreachable);
                return ApplicationEnd.unknown("Failed to contact YARN for application " + application.id());
            }
            Optional<ApplicationEnd> end =
                    report.isPresent() ? reported(report.get()) : Optional.of(ApplicationEnd.forgotten());
            if (end.isPresent()) {
                launcher.state(end.get().launcherState());
                return end.get();
            }
        }
    }

    private Optional<ApplicationEnd> reported(ApplicationReport report) {
        unlogged++;
        boolean isNews = last.filter(report.getYarnApplicationState()::equals).isEmpty();
        if (isNews || unlogged >= reportsUntilLogged) {
            log(report);
        }
        if (isNews && report.getYarnApplicationState() == YarnApplicationState.RUNNING) {
            launcher.state(SparkAppHandle.State.RUNNING);
        }
        if (report.getYarnApplicationState() == YarnApplicationState.RUNNING) {
            driverLog.tell();
        }
        last = Optional.of(report.getYarnApplicationState());
        return ApplicationEnd.of(report);
    }

    private void log(ApplicationReport report) {
        unlogged = 0;
        LOG.info("Application report for {} (state: {})", application.id(), report.getYarnApplicationState());
        if (last.filter(report.getYarnApplicationState()::equals).isEmpty()) {
            LOG.info(ApplicationStatus.text(report));
        }
    }
}
