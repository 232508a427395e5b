package io.volley.core.release;

/**
 * Since when an executor has been what it is.
 *
 * @param holding what it does and holds
 * @param idleSince since when it has run nothing; now, if it runs something
 * @param staleSince since when no job has needed any of its shuffle data; now, if one does
 * @param parkedSince since when it has been parked; now, if it is not
 */
record Standing(Holding holding, double idleSince, double staleSince, double parkedSince) {
    static Standing first(Holding holding, double now) {
        return new Standing(holding, now, now, now);
    }

    Standing next(Holding seen, double now) {
        return new Standing(
                seen,
                seen.runningTasks() > 0 || holding.runningTasks() > 0 ? now : idleSince,
                seen.neededBytes() > 0 ? now : staleSince,
                parkedSince);
    }

    Standing parked(boolean is, boolean was, double now) {
        return is && was ? this : new Standing(holding, idleSince, staleSince, now);
    }

    boolean isIdle() {
        return holding.runningTasks() == 0;
    }

    String id() {
        return holding.executor();
    }
}
