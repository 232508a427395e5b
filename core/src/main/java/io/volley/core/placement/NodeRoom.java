package io.volley.core.placement;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ExecutorSize;

/**
 * A node and what is free on it.
 *
 * @param name under which it is requested of YARN; the host, or {@code host:port} where the cluster names nodes so
 * @param host its host
 * @param memoryMb free memory in MiB
 * @param cores free virtual cores
 * @param resources further free YARN resource types by name
 */
public record NodeRoom(String name, String host, long memoryMb, int cores, ImmutableMap<String, Long> resources) {
    /** How many executors of a size find room at once. */
    public int fits(ExecutorSize size) {
        long fits = Math.min(memoryMb / size.containerMb(), cores / size.cores());
        for (var resource : size.resources().entrySet()) {
            if (resource.getValue() > 0) {
                fits = Math.min(fits, resources.getOrDefault(resource.getKey(), 0L) / resource.getValue());
            }
        }
        return (int) Math.max(0, Math.min(fits, Integer.MAX_VALUE));
    }

    /** What is left once so many executors have been allocated here. */
    public NodeRoom without(ExecutorSize size, int count) {
        ImmutableMap.Builder<String, Long> left = ImmutableMap.builder();
        resources.forEach((name, free) ->
                left.put(name, free - count * size.resources().getOrDefault(name, 0L)));
        return new NodeRoom(
                name,
                host,
                memoryMb - (long) count * size.containerMb(),
                cores - count * size.cores(),
                left.buildOrThrow());
    }
}
