package io.volley.coordination;

/** ZooKeeper could not be asked, or refused; the message says which node and what to do. */
public sealed class StoreException extends RuntimeException permits NotAdmittedException, RefusedException {
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}
