package io.volley.spark.yarn;

import com.google.common.base.Ticker;

/** A clock that stands until it is told to go on. */
final class FakeTicker extends Ticker {
    private long now;

    void advance(double seconds) {
        now += Math.round(seconds * 1e9);
    }

    @Override
    public long read() {
        return now;
    }
}
