package io.volley.coordination;

/**
 * A later attempt of the ApplicationMaster has taken the token, or the application is over: this process must stop writing
 * and exit.
 */
public final class FencedException extends RuntimeException {
    public FencedException(String message) {
        super(message);
    }
}
