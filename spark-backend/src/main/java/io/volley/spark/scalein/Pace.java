package io.volley.spark.scalein;

import com.google.common.base.Ticker;
import io.volley.core.Seconds;

/**
 * When to do again what takes its time: a second later at the earliest, and so much later that it takes no more than a
 * twenty-fifth of the time, but no later than half a minute after it ended: it may have been slow for once. Belongs to one
 * thread.
 */
final class Pace {
    private static final double LEAST_SECONDS = 1;
    private static final double SHARE = 25;
    private static final double LONGEST_PAUSE = 30;

    private final Ticker ticker;
    private double next = Double.NEGATIVE_INFINITY;

    Pace(Ticker ticker) {
        this.ticker = ticker;
    }

    boolean isDue() {
        return now() >= next;
    }

    void run(Runnable work) {
        double begun = now();
        try {
            work.run();
        } finally {
            double ended = now();
            next = Math.min(begun + Math.max(LEAST_SECONDS, SHARE * (ended - begun)), ended + LONGEST_PAUSE);
        }
    }

    private double now() {
        return Seconds.ofNanos(ticker.read());
    }
}
