package io.volley.cli.submit;

/** The arguments of a submission cannot be honoured. The message says what to change. */
public final class SubmitException extends RuntimeException {
    public SubmitException(String message) {
        super(message);
    }
}
