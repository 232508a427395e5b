package io.volley.benchmarks.large;

import java.util.Locale;

/** Whether tasks would like to run on certain hosts. */
public enum Hints {
    OFF,

    /** On every node as many as on any other. */
    ON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
