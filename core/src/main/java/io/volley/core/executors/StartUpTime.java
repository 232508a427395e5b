package io.volley.core.executors;

import com.google.common.collect.EvictingQueue;

/**
 * How long an executor takes from the cluster's allocation to its registration: the lower quartile of the last ones, for the
 * first on a node waits for its files, and a few come late. With time it goes back to what is assumed: an estimate that is
 * too long would keep new ones from being requested, and so from being measured. Not safe for several threads.
 */
final class StartUpTime {
    private static final int REMEMBERED = 33;
    private static final double LEAST_SECONDS = 0.001;
    private static final double HALF_LIFE_SECONDS = 300;

    private final EvictingQueue<Double> last = EvictingQueue.create(REMEMBERED);
    private final double assumedSeconds;
    private double measuredSeconds;
    private double measuredAt = Double.NEGATIVE_INFINITY;

    /** @param assumedSeconds what holds until one has been measured, above 0 */
    StartUpTime(double assumedSeconds) {
        this.assumedSeconds = assumedSeconds;
    }

    void measured(double tookSeconds, double now) {
        last.add(Math.max(tookSeconds, LEAST_SECONDS));
        double[] sorted =
                last.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        measuredSeconds = sorted[(sorted.length - 1) / 4];
        measuredAt = now;
    }

    double seconds(double now) {
        double weight = Math.pow(0.5, (now - measuredAt) / HALF_LIFE_SECONDS);
        return weight * measuredSeconds + (1 - weight) * assumedSeconds;
    }
}
