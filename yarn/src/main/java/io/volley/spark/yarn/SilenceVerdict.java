package io.volley.spark.yarn;

/** What is to become of an ApplicationMaster that the driver has not heard of for too long. */
enum SilenceVerdict {
    /** It hangs, or its node is gone: YARN starts the next attempt, and the executors run on. */
    REPLACE,
    /** It is at work, and cannot reach ZooKeeper. Its successor could not either, and would be one attempt fewer. */
    HEARD_BY_YARN,
    /** Nobody would replace it: YARN would end the application and every executor with it. */
    LAST_ATTEMPT;

    /**
     * @param heardByYarn whether YARN has heard of it meanwhile
     * @param failed how many attempts have failed and still count
     * @param most how many may fail before the application does
     */
    static SilenceVerdict of(boolean heardByYarn, int failed, int most) {
        if (heardByYarn) {
            return HEARD_BY_YARN;
        }
        return failed + 1 >= most ? LAST_ATTEMPT : REPLACE;
    }
}
