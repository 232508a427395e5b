package io.volley.spark.yarn;

import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.spark.SparkException;
import org.apache.spark.launcher.SparkAppHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an application has ended, as a submitter in cluster mode sees it.
 *
 * @param status what YARN shows of the program
 * @param diagnostics what it says beside it; may be empty
 * @param isUnknown whether YARN could not be asked
 */
record ApplicationEnd(FinalApplicationStatus status, String diagnostics, boolean isUnknown) {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationEnd.class);

    /** Empty while it has not ended. */
    static Optional<ApplicationEnd> of(ApplicationReport report) {
        if (!YarnApplication.OVER.contains(report.getYarnApplicationState())) {
            return Optional.empty();
        }
        return Optional.of(new ApplicationEnd(
                status(report), Optional.ofNullable(report.getDiagnostics()).orElse(""), false));
    }

    private static FinalApplicationStatus status(ApplicationReport report) {
        YarnApplicationState state = report.getYarnApplicationState();
        if (state == YarnApplicationState.FAILED) {
            return FinalApplicationStatus.FAILED;
        }
        return state == YarnApplicationState.KILLED
                ? FinalApplicationStatus.KILLED
                : report.getFinalApplicationStatus();
    }

    /** YARN has forgotten it: somebody has ended it long ago. */
    static ApplicationEnd forgotten() {
        return new ApplicationEnd(FinalApplicationStatus.KILLED, "YARN does not know it any more", false);
    }

    static ApplicationEnd unknown(String why) {
        return new ApplicationEnd(FinalApplicationStatus.FAILED, why, true);
    }

    SparkAppHandle.State launcherState() {
        return switch (status) {
            case FAILED -> SparkAppHandle.State.FAILED;
            case KILLED -> SparkAppHandle.State.KILLED;
            default -> SparkAppHandle.State.FINISHED;
        };
    }

    /** Throws Spark's exception, as stock Spark's client does, if that was no success. Spark throws it where none is declared. */
    void requireSuccess(ApplicationId id) {
        switch (status) {
            case FAILED -> {
                if (!diagnostics.isBlank()) {
                    LOG.error("Application diagnostics message: {}", diagnostics);
                }
                throw undeclared(new SparkException("Application " + id + " finished with failed status"));
            }
            case KILLED -> throw undeclared(new SparkException("Application " + id + " is killed"));
            case UNDEFINED ->
                throw undeclared(new SparkException("The final status of application " + id + " is undefined"));
            default -> LOG.info("Application {} has succeeded", id);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T undeclared(SparkException exception) throws T {
        throw (T) exception;
    }
}
