package io.volley.core.executors;

import com.google.common.collect.EvictingQueue;

/**
 * How long an executor takes from the cluster's allocation to its registration: the median of the last ones, so that a few that
 * came late do not count for more than one. Not safe for several threads.
 */
final class StartUpTime {
    private static final int REMEMBERED = 33;
    private static final double LEAST_SECONDS = 0.001;

    private final EvictingQueue<Double> last = EvictingQueue.create(REMEMBERED);
    private double seconds;

    /** @param assumedSeconds what holds until one has been measured, above 0 */
    StartUpTime(double assumedSeconds) {
        this.seconds = assumedSeconds;
    }

    void measured(double tookSeconds) {
        last.add(Math.max(tookSeconds, LEAST_SECONDS));
        double[] sorted =
                last.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        seconds = sorted[sorted.length / 2];
    }

    double seconds() {
        return seconds;
    }
}
