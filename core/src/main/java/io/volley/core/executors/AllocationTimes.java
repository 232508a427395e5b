package io.volley.core.executors;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When the cluster allocated executors that have not registered. The wait before the allocation says how full the cluster was, and
 * nothing of how long an executor takes to start. Times are seconds on one clock, that of the driver. Not safe for several
 * threads.
 */
final class AllocationTimes {
    /** Whoever has not registered after so long never will. */
    static final double FORGOTTEN_SECONDS = 600;

    /** In the order of their times. */
    private final Map<String, Double> times = new LinkedHashMap<>();

    /** An id that comes a second time is another executor. */
    void allocated(String executor, double now) {
        forgetBefore(now - FORGOTTEN_SECONDS);
        times.remove(executor);
        times.put(executor, now);
    }

    /** How long ago the executor was allocated, in seconds; empty if that is not known. It is forgotten with that. */
    Optional<Double> registered(String executor, double now) {
        return Optional.ofNullable(times.remove(executor)).map(allocated -> now - allocated);
    }

    /** How many are remembered. */
    int size() {
        return times.size();
    }

    private void forgetBefore(double limit) {
        Iterator<Double> oldest = times.values().iterator();
        while (oldest.hasNext() && oldest.next() < limit) {
            oldest.remove();
        }
    }
}
