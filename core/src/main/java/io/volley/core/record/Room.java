package io.volley.core.record;

/**
 * What YARN says the application could still get.
 *
 * @param memoryMb memory in MiB
 * @param cores virtual cores
 */
public record Room(long memoryMb, int cores) {
    public static final Room NONE = new Room(0, 0);
}
