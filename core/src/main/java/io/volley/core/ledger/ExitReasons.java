package io.volley.core.ledger;

import io.volley.core.record.Exit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a container ended, and whether the application is to blame: as stock Spark on YARN judges it, so that task failures
 * are counted the same.
 *
 * <p>Statuses: Hadoop's {@code ContainerExitStatus}.
 */
final class ExitReasons {
    private static final int SUCCESS = 0;
    private static final int ABORTED = -100;
    private static final int DISKS_FAILED = -101;
    private static final int PREEMPTED = -102;
    private static final int VIRTUAL_MEMORY = -103;
    private static final int PHYSICAL_MEMORY = -104;
    private static final int KILLED_BY_APPLICATION_MASTER = -105;
    private static final int KILLED_BY_RESOURCE_MANAGER = -106;
    private static final int KILLED_AFTER_COMPLETION = -107;
    private static final String AMOUNT = "[0-9.]+ [KMG]?B";
    private static final Pattern MEMORY_USED =
            Pattern.compile(AMOUNT + " of " + AMOUNT + " (virtual|physical) memory used");

    private ExitReasons() {}

    static Exit of(Held held, End end) {
        String where = "Container " + end.container() + " on " + held.host();
        if (held.isLeaving()) {
            return exit(held, end, where + " was given back", false);
        }
        return switch (end.status()) {
            case SUCCESS -> exit(held, end, where + " ended by itself, without an error", false);
            case PREEMPTED -> exit(held, end, where + " was preempted by YARN", false);
            case ABORTED -> exit(held, end, where + " was lost with its node, or ended by YARN" + said(end), false);
            case DISKS_FAILED -> exit(held, end, where + " was lost: the disks of its node failed", false);
            case KILLED_BY_APPLICATION_MASTER, KILLED_BY_RESOURCE_MANAGER, KILLED_AFTER_COMPLETION ->
                exit(held, end, where + " was killed by YARN" + said(end), false);
            case VIRTUAL_MEMORY ->
                exit(
                        held,
                        end,
                        where + " was killed by YARN for its virtual memory" + used(end)
                                + ". Raise spark.executor.memoryOverhead, or have yarn.nodemanager.vmem-pmem-ratio raised or"
                                + " yarn.nodemanager.vmem-check-enabled switched off",
                        true);
            case PHYSICAL_MEMORY ->
                exit(
                        held,
                        end,
                        where + " was killed by YARN for its memory" + used(end)
                                + ". Raise spark.executor.memoryOverhead",
                        true);
            default -> exit(held, end, where + " ended with exit status " + end.status() + said(end), true);
        };
    }

    static Exit neverStarted(Held held, End end) {
        return exit(
                held,
                end,
                "Container " + end.container() + " on " + held.host() + " could not be started" + said(end),
                false);
    }

    private static Exit exit(Held held, End end, String reason, boolean causedByApplication) {
        return new Exit(end.container(), held.host(), end.status(), reason, causedByApplication);
    }

    private static String said(End end) {
        String diagnostics = end.diagnostics().strip();
        return diagnostics.isEmpty() ? "" : ": " + diagnostics;
    }

    private static String used(End end) {
        Matcher used = MEMORY_USED.matcher(end.diagnostics());
        return used.find() ? " (" + used.group() + ")" : "";
    }
}
