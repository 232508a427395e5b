package io.volley.core.scalein;

/**
 * Since when an executor has been what it is.
 *
 * @param usage what it does and holds
 * @param idleSince since when it has run nothing; now, if it runs something
 * @param staleSince since when no job has needed any of its shuffle data; now, if one does
 * @param parkedSince since when it has been parked; now, if it is not
 */
record IdleTimes(ExecutorUsage usage, double idleSince, double staleSince, double parkedSince) {
    static IdleTimes first(ExecutorUsage usage, double now) {
        return new IdleTimes(usage, now, now, now);
    }

    IdleTimes next(ExecutorUsage seen, double now) {
        return new IdleTimes(
                seen,
                seen.runningTasks() > 0 || usage.runningTasks() > 0 ? now : idleSince,
                seen.neededBytes() > 0 ? now : staleSince,
                parkedSince);
    }

    IdleTimes parked(boolean is, boolean was, double now) {
        return is && was ? this : new IdleTimes(usage, idleSince, staleSince, now);
    }

    boolean isIdle() {
        return usage.runningTasks() == 0;
    }

    String id() {
        return usage.executor();
    }
}
