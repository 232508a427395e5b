package io.volley.benchmarks.race;

/** A run that did not do what it should have; its message is for the user. */
public final class RaceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A fault that the user can do something about. */
    public RaceException(String message) {
        super(message);
    }
}
