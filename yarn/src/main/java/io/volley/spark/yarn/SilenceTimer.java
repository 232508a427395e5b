package io.volley.spark.yarn;

/**
 * For how long the ApplicationMaster has said nothing. Time counts only while it could have been heard: while ZooKeeper
 * answers, and while the driver itself looks. Times are in milliseconds of a clock that does not go back.
 */
final class SilenceTimer {
    private final long limit;
    private boolean connected = true;
    private long heardAt;
    private long lookedAt;

    /**
     * @param limit how long it may be silent
     * @param now when the watch begins
     */
    SilenceTimer(long limit, long now) {
        this.limit = limit;
        this.heardAt = now;
        this.lookedAt = now;
    }

    void heard(long now) {
        heardAt = now;
    }

    void connection(boolean answers, long now) {
        if (answers && !connected) {
            heardAt = now;
        }
        connected = answers;
    }

    /** Whether it has been silent for too long; its successor then has as long again. To be asked every second or so. */
    boolean isSilent(long now) {
        boolean away = now - lookedAt > limit / 2;
        lookedAt = now;
        if (away) {
            heardAt = now;
        }
        boolean silent = connected && now - heardAt >= limit;
        if (silent) {
            heardAt = now;
        }
        return silent;
    }
}
