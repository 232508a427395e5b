package io.volley.benchmarks.sql;

import java.util.Locale;

/** How queries follow each other. */
public enum SqlShape {
    /** One application, each query once, one after the other. */
    POWER,

    /** One application, several streams at once, each of which runs all queries in an order of its own. */
    THROUGHPUT,

    /** Each query is an application of its own. */
    RECURRING;

    /** Its name as a user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
