package io.volley.core.record;

/**
 * What YARN says the application could still get.
 *
 * @param memoryMb memory in MiB
 * @param cores virtual cores
 * @param nodes how many nodes the cluster has; 0 if that is not known
 */
public record Headroom(long memoryMb, int cores, int nodes) {
    public static final Headroom NONE = new Headroom(0, 0, 0);
}
