package io.volley.coordination;

/**
 * ZooKeeper has answered, and the answer is no: the node is closed to this application, is somebody else's, or holds no
 * record of ours. To ask again helps nobody.
 */
final class RefusedException extends StoreException {
    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    RefusedException(String message) {
        super(message);
    }
}
