package io.volley.yarn;

/** YARN does not know this attempt any more: a later one has taken over. */
final class FencedByYarnException extends RuntimeException {
    FencedByYarnException(Throwable cause) {
        super("YARN has begun another attempt", cause);
    }
}
