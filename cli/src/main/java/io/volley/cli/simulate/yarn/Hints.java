package io.volley.cli.simulate.yarn;

import java.util.Locale;

/** Whether tasks would like to run on certain hosts. */
enum Hints {
    OFF,

    /** On every node as many as on any other. */
    ON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
