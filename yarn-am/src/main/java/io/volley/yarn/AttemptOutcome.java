package io.volley.yarn;

/** How an attempt of the ApplicationMaster ends, other than by a failure. */
enum AttemptOutcome {
    /** The driver said that the application is over, and YARN knows. */
    FINISHED,
    /** The application ended without its driver, and YARN knows. */
    ABANDONED,
    /** Another attempt has taken over: nothing may be touched any more. */
    FENCED
}
