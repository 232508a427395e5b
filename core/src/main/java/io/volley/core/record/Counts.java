package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Where the executors of one profile stand.
 *
 * @param asked asked of YARN and not granted yet
 * @param starting granted, and the start not yet accepted by the NodeManager
 * @param running accepted by the NodeManager and not ended
 */
public record Counts(int asked, int starting, int running) {
    public static final Counts NONE = new Counts(0, 0, 0);

    public Counts {
        checkArgument(
                asked >= 0 && starting >= 0 && running >= 0,
                "asked %s, starting %s, running %s: none may be negative",
                asked,
                starting,
                running);
    }
}
