package io.volley.core.demand;

/** How an attempt of a task ended. */
public enum Outcome {
    SUCCEEDED,
    /** It will be run again. */
    FAILED,
    /** On purpose: it will not be run again. */
    KILLED
}
