package io.volley.core;

import java.time.Duration;

/** Times as decisions take them. */
public final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    /** A duration in seconds. */
    public static double of(Duration time) {
        return time.toNanos() / NANOS;
    }

    /** A reading of a clock of nanoseconds, such as Guava's Ticker, in seconds. */
    public static double ofNanos(long nanos) {
        return nanos / NANOS;
    }
}
