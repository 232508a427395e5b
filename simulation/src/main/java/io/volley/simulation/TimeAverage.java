package io.volley.simulation;

import java.util.Arrays;

/** A number that changes over time, and what it was on average in each minute. Times are seconds and do not go back. */
final class TimeAverage {
    private static final double MINUTE = 60;

    private double[] minutes = new double[1];
    private long value;
    private double since;

    long value() {
        return value;
    }

    void add(long more, double now) {
        set(value + more, now);
    }

    void set(long next, double now) {
        settle(now);
        value = next;
    }

    /** The number times the seconds that it held, summed up to now. */
    double total(double now) {
        settle(now);
        return Arrays.stream(minutes).sum();
    }

    /** What it was on average in each of so many minutes. */
    double[] means(int count, double now) {
        settle(now);
        double[] means = Arrays.copyOf(minutes, count);
        for (int minute = 0; minute < count; minute++) {
            means[minute] /= MINUTE;
        }
        return means;
    }

    private void settle(double now) {
        while (since < now) {
            int minute = (int) (since / MINUTE);
            if (minute >= minutes.length) {
                minutes = Arrays.copyOf(minutes, 2 * minute + 1);
            }
            double until = Math.min(now, (minute + 1) * MINUTE);
            minutes[minute] += value * (until - since);
            since = until;
        }
    }
}
