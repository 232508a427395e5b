package io.volley.coordination;

import java.time.Duration;

/**
 * Writes the newest state of one node, in the background. States that are overtaken before they are written are never
 * written; the newest is retried until it is.
 */
public interface Publisher<T> extends AutoCloseable {
    /** Takes note of the newest state and returns at once. */
    void publish(T state);

    /**
     * Waits until the newest state stands in the store.
     *
     * @return whether it does; {@code false} if {@code limit} ran out first
     */
    boolean flush(Duration limit) throws InterruptedException;

    /** Ends without waiting for what is not written. */
    @Override
    void close();
}
