package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Where the executors of one profile stand.
 *
 * @param requested requested of YARN and not allocated yet
 * @param starting allocated, and the start not yet accepted by the NodeManager
 * @param running accepted by the NodeManager and not ended
 */
public record ContainerCounts(int requested, int starting, int running) {
    public static final ContainerCounts NONE = new ContainerCounts(0, 0, 0);

    public ContainerCounts {
        checkArgument(
                requested >= 0 && starting >= 0 && running >= 0,
                "requested %s, starting %s, running %s: none may be negative",
                requested,
                starting,
                running);
    }
}
