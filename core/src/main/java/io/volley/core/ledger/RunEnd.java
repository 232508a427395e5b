package io.volley.core.ledger;

import io.volley.core.record.DriverStatus;
import io.volley.core.record.Ending;
import io.volley.core.record.Exit;

/**
 * How a run of the driver ended.
 *
 * @param succeeded whether the application has done what it was to do
 * @param counts whether the application is to blame, so that it may not happen too often
 * @param reason for people; may be empty if it has succeeded
 */
public record RunEnd(boolean succeeded, boolean counts, String reason) {
    /** As the driver itself tells it. */
    static RunEnd of(Ending ending) {
        return new RunEnd(ending.succeeded(), !ending.succeeded(), ending.diagnostics());
    }

    /**
     * As its container tells it. A driver exits with 0 only after the program's main method has returned. What counts is
     * what counts of an ApplicationMaster ({@code RMAppAttemptImpl.shouldCountTowardsMaxAttemptRetry}).
     */
    static RunEnd of(Exit exit) {
        if (exit.status() == DriverStatus.SUCCEEDED.code()) {
            return new RunEnd(true, false, "");
        }
        String meaning =
                DriverStatus.meaning(exit.status()).map(" (%s)"::formatted).orElse("");
        return new RunEnd(
                false,
                exit.causedByApplication() || exit.neverRan(),
                "The driver has ended" + meaning + ": " + exit.reason());
    }

    /** Nobody has told of its end, and it is not there. */
    static RunEnd unseen() {
        return new RunEnd(
                false,
                true,
                "The driver has been unreachable for longer than spark.volley.driver.grace, and YARN does"
                        + " not say that its container runs");
    }
}
