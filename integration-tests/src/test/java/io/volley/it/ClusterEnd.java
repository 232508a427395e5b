package io.volley.it;

import com.google.common.collect.Streams;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * What is told of a program's end in cluster mode.
 *
 * @param exitCode the submitter's
 * @param status what stock Spark's ApplicationMaster, or Volley's driver, has logged as its own exit status; empty if it
 *     was killed
 * @param runs how often the program has been started
 * @param diagnostics YARN's
 */
record ClusterEnd(
        int exitCode, FinalApplicationStatus finalStatus, Optional<String> status, long runs, String diagnostics) {
    private static final Pattern STATUS =
            Pattern.compile("(?:Final app status: \\w+, exitCode: |The program has ended with status )(\\d+)");

    static ClusterEnd ofStock(Submission submission, YarnClient yarn)
            throws IOException, YarnException, InterruptedException {
        int exitCode = submission.awaitExit();
        ApplicationId id = id(submission);
        return of(exitCode, submission, yarn, yarn.getApplicationAttempts(id).size());
    }

    static ClusterEnd ofVolley(Submission submission, YarnClient yarn)
            throws IOException, YarnException, InterruptedException {
        int exitCode = submission.awaitExit();
        return of(
                exitCode,
                submission,
                yarn,
                submission
                        .applicationMasterLog()
                        .lines()
                        .filter(line -> line.matches(".*starting run \\d+ of the driver.*"))
                        .count());
    }

    private static ClusterEnd of(int exitCode, Submission submission, YarnClient yarn, long runs)
            throws IOException, YarnException {
        ApplicationReport report = yarn.getApplicationReport(id(submission));
        FinalApplicationStatus finalStatus = report.getFinalApplicationStatus();
        return new ClusterEnd(
                exitCode,
                finalStatus,
                // Whoever is killed may or may not come to log it.
                finalStatus == FinalApplicationStatus.KILLED ? Optional.empty() : lastStatus(submission),
                runs,
                report.getDiagnostics());
    }

    private static ApplicationId id(Submission submission) {
        return ApplicationId.fromString(submission
                .application()
                .orElseThrow(() -> new AssertionError("nothing was submitted" + submission.describe())));
    }

    private static Optional<String> lastStatus(Submission submission) {
        return Streams.findLast(STATUS.matcher(submission.containerLogs()).results())
                .map((MatchResult found) -> found.group(1));
    }

    /** All but the diagnostics, in few words. */
    String told() {
        return "exit code %d, %s%s, %d %s"
                .formatted(
                        exitCode,
                        finalStatus,
                        status.map(", status "::concat).orElse(""),
                        runs,
                        runs == 1 ? "run" : "runs");
    }
}
