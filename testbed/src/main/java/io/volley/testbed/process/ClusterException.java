package io.volley.testbed.process;

/** An embedded cluster did not start, or did not end without leaving something behind. */
public final class ClusterException extends RuntimeException {
    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
