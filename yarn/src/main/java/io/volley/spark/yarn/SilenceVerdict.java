package io.volley.spark.yarn;

/** What is to become of an ApplicationMaster that the driver has not heard of for too long. */
enum SilenceVerdict {
    /** It hangs, or its node is gone: YARN starts the next attempt, and the executors run on. */
    REPLACE,
    /** It is at work, and cannot reach ZooKeeper. Its successor could not either, and would be one attempt fewer. */
    HEARD_BY_YARN,
    /** It may be either: a node or a ResourceManager may stall for some seconds. */
    UNDECIDED,
    /** Nobody would replace it: YARN would end the application and every executor with it. */
    LAST_ATTEMPT;

    /**
     * Times are in milliseconds.
     *
     * @param unheard for how long YARN has not heard of it
     * @param recent within which time one that is at work has called YARN again
     * @param limit how long it may be silent
     * @param failed how many attempts have failed and still count
     * @param most how many may fail before the application does
     */
    static SilenceVerdict of(long unheard, long recent, long limit, int failed, int most) {
        if (unheard < recent) {
            return HEARD_BY_YARN;
        }
        if (unheard < limit) {
            return UNDECIDED;
        }
        return failed + 1 >= most ? LAST_ATTEMPT : REPLACE;
    }
}
