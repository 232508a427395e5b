package io.volley.spark.scaling;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of Volley's own on the driver's loop. None of them ends the user's application: each is counted, and logged with its
 * stack the first time that it happens at its place. Belongs to the loop.
 */
final class LoopFaults {
    private static final Logger LOG = LoggerFactory.getLogger(LoopFaults.class);

    private final Runnable count;
    private final Set<Object> logged = new HashSet<>();

    /** @param count told of each fault */
    LoopFaults(Runnable count) {
        this.count = count;
    }

    /**
     * Does something that may fail.
     *
     * @param doing what, for the log; such as {@code planning}
     * @return whether it was done
     */
    boolean survives(String doing, Runnable action) {
        try {
            action.run();
            return true;
        } catch (Exception | LinkageError | AssertionError fault) {
            // Spark throws checked exceptions undeclared. What remains, such as no memory, is no fault of Volley's.
            count.run();
            if (logged.add(List.of(doing, fault.getClass(), place(fault)))) {
                LOG.error(
                        "A fault in Volley while {}; the application goes on without. Please report it", doing, fault);
            }
            return false;
        }
    }

    private static Object place(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return stack.length == 0 ? "unknown" : stack[0];
    }
}
