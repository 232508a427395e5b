package io.volley.core.record;

/**
 * How a container ended.
 *
 * @param container which one
 * @param host where it ran, empty if YARN never said
 * @param status YARN's exit status; that of the process if it is not one of YARN's negative ones
 * @param reason what happened and, where a setting helps, which one; for people
 * @param causedByApplication whether Spark shall count the lost tasks as failures
 */
public record Exit(ContainerId container, String host, int status, String reason, boolean causedByApplication) {
    /** The status of a container whose executor failed to start: YARN's own for "never ran". */
    public static final int NEVER_RAN = -1000;

    /** Whether its executor failed to start. */
    public boolean neverRan() {
        return status == NEVER_RAN;
    }
}
