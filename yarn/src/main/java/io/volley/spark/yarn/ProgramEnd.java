package io.volley.spark.yarn;

import com.google.common.base.Ascii;
import com.google.common.base.Throwables;
import io.volley.core.record.DriverStatus;
import io.volley.core.record.Ending;
import org.apache.spark.SparkUserAppException;

/**
 * How the user's program ended in a driver that the ApplicationMaster has started.
 *
 * @param status what the driver exits with; 0 only if the application has done what it was to do
 * @param diagnostics what YARN shows beside it
 */
record ProgramEnd(int status, String diagnostics) {
    private static final String ELLIPSIS = "...";

    static final ProgramEnd SUCCESS = of(DriverStatus.SUCCEEDED, "");

    static final ProgramEnd EARLY = of(DriverStatus.EXITED_EARLY, DriverStatus.EXITED_EARLY.meaning());

    static ProgramEnd of(DriverStatus status, String diagnostics) {
        return new ProgramEnd(status.code(), diagnostics);
    }

    /** The main method has thrown an exception. */
    static ProgramEnd of(Throwable thrown) {
        return thrown instanceof SparkUserAppException ended
                ? new ProgramEnd(ended.exitCode(), "User application exited with status " + ended.exitCode())
                : of(
                        DriverStatus.PROGRAM_THREW,
                        "User class threw exception: " + Throwables.getStackTraceAsString(thrown));
    }

    /** The program has had no SparkContext. YARN says so of stock Spark's ApplicationMaster in the same words. */
    static ProgramEnd ofNoContext(String why) {
        DriverStatus status = DriverStatus.NO_CONTEXT;
        return of(status, "exitCode: %d (%s): %s".formatted(status.code(), status.meaning(), why));
    }

    /** The same of a program that has never had a SparkContext: whatever it did, the application has failed. */
    ProgramEnd withoutContext() {
        return status == DriverStatus.NO_CONTEXT.code()
                ? this
                : ofNoContext(diagnostics.isEmpty() ? "the main method has returned" : diagnostics);
    }

    /**
     * What the ApplicationMaster is told.
     *
     * @param limit how many characters of the diagnostics; stock Spark ends longer ones in the same way
     */
    Ending ending(int limit) {
        return new Ending(
                status == DriverStatus.SUCCEEDED.code(),
                Ascii.truncate(diagnostics, Math.max(ELLIPSIS.length(), limit), ELLIPSIS));
    }
}
