package io.volley.coordination;

/** ZooKeeper does not let this application in at all, or not with what it is configured to do. To ask again helps nobody. */
final class NotAdmittedException extends StoreException {
    NotAdmittedException(String message, Throwable cause) {
        super(message, cause);
    }
}
