package io.volley.coordination;

/** A later attempt of the ApplicationMaster has taken the token: this one must stop writing and exit. */
public final class FencedException extends RuntimeException {
    public FencedException(String message) {
        super(message);
    }
}
