package io.volley.cli.cluster;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a process when its parent does: the parent holds the other end of standard input and never writes to it, so the
 * end of the stream means that the parent wants the end, or has died, however it died.
 */
public final class Lifeline {
    private Lifeline() {}

    /** Returns when the stream ends. */
    public static void awaitEnd(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Whatever is written means nothing.
            }
        } catch (IOException e) {
            // A broken pipe is an end as well.
        }
    }
}
