package io.volley.cli.race;

/** A run that did not do what it should have; its message is for the user. */
final class RaceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RaceException(String message) {
        super(message);
    }
}
