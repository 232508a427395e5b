package io.volley.core.demand;

/** How an attempt of a task ended. */
public enum TaskOutcome {
    SUCCEEDED,
    /** It will be run again. */
    FAILED,
    /** On purpose: it will not be run again. */
    KILLED
}
