package io.volley.core.ledger;

import io.volley.core.record.ContainerId;
import io.volley.core.record.Exit;

/**
 * What a container's end means. Blame is as stock Spark lays it ({@code YarnAllocator.processCompletedContainers}): what
 * YARN or we did is not the application's fault, what the process did or took is.
 */
final class ExitReasons {
    private static final int MOST = 500;
    private static final String EXECUTORS = "spark.executor.memoryOverhead";
    private static final String DRIVERS = "spark.driver.memoryOverhead";

    private ExitReasons() {}

    static Exit of(CompletedContainer completed, String host, boolean released) {
        return of(completed, host, released, EXECUTORS);
    }

    /** Of the container that the driver ran in. */
    static Exit ofDriver(CompletedContainer completed, String host) {
        return of(completed, host, false, DRIVERS);
    }

    /** @param overhead the setting that gives more memory to such a container */
    private static Exit of(CompletedContainer completed, String host, boolean released, String overhead) {
        String where = where(completed.container(), host);
        int status = completed.status();
        if (released) {
            return blameless(completed, host, where + " was released");
        }
        return switch (status) {
            case 0 -> blameless(completed, host, where + " exited with status 0");
            case -100 ->
                blameless(
                        completed,
                        host,
                        where + " was lost: its node was lost, or YARN reclaimed the container" + says(completed));
            case -101 ->
                blameless(completed, host, where + " ended because the disks of its node failed" + says(completed));
            case -102 -> blameless(completed, host, where + " was preempted for another queue or application");
            case -103 ->
                blamed(
                        completed,
                        host,
                        where + " was killed for exceeding its virtual memory; raise " + overhead
                                + ", or yarn.nodemanager.vmem-pmem-ratio, or switch off yarn.nodemanager.vmem-check-enabled"
                                + says(completed));
            case -104 ->
                blamed(
                        completed,
                        host,
                        where + " was killed for exceeding its memory; raise " + overhead + says(completed));
            case -105 -> blameless(completed, host, where + " was stopped by the ApplicationMaster" + says(completed));
            case -106 -> blameless(completed, host, where + " was killed by the ResourceManager" + says(completed));
            case -107 -> blameless(completed, host, where + " was killed because the application was over");
            case -108 -> blamed(completed, host, where + " was killed to make room for a guaranteed container");
            case 137 ->
                blamed(
                        completed,
                        host,
                        where + " was killed from outside (SIGKILL, status 137); if its node ran out of memory, raise "
                                + overhead + says(completed));
            case 143 ->
                blamed(completed, host, where + " was ended from outside (SIGTERM, status 143)" + says(completed));
            default -> blamed(completed, host, where + " failed with status " + status + says(completed));
        };
    }

    static Exit neverStarted(StartFailure failure, String host) {
        String reason = where(failure.container(), host) + " failed to start: " + brief(failure.message());
        return new Exit(failure.container(), host, Exit.NEVER_RAN, reason, false);
    }

    private static Exit blameless(CompletedContainer completed, String host, String reason) {
        return new Exit(completed.container(), host, completed.status(), reason, false);
    }

    private static Exit blamed(CompletedContainer completed, String host, String reason) {
        return new Exit(completed.container(), host, completed.status(), reason, true);
    }

    private static String where(ContainerId container, String host) {
        return host.isEmpty() ? container.value() : container.value() + " on " + host;
    }

    private static String says(CompletedContainer completed) {
        String brief = brief(completed.diagnostics());
        return brief.isEmpty() ? "" : ". YARN says: " + brief;
    }

    /** On one line, and short enough to stand in a record. */
    private static String brief(String words) {
        String line = words.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
    }
}
