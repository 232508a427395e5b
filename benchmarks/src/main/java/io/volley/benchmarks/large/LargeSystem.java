package io.volley.benchmarks.large;

import java.util.Locale;

/** Who is compared: an ApplicationMaster, and how its driver comes to want executors. */
public enum LargeSystem {
    STOCK(true, Schedule.BATCH),
    STOCK_DOUBLING(true, Schedule.DOUBLING),
    VOLLEY(false, Schedule.BATCH),
    VOLLEY_DOUBLING(false, Schedule.DOUBLING);

    private final boolean stock;
    private final Schedule schedule;

    LargeSystem(boolean stock, Schedule schedule) {
        this.stock = stock;
        this.schedule = schedule;
    }

    /** Whether this is stock Spark. */
    public boolean stock() {
        return stock;
    }

    Schedule schedule() {
        return schedule;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
