package io.volley.coordination;

/**
 * A file that YARN puts into a container's working directory.
 *
 * @param url where it lies, as Hadoop's {@code Path} writes and reads it: no character of it is encoded
 * @param size in bytes
 * @param timestamp its modification time in milliseconds since 1970; YARN refuses a file that has changed
 * @param archive whether YARN unpacks it
 * @param visibility {@code PUBLIC}, {@code PRIVATE} or {@code APPLICATION}: who may share the local copy
 */
public record LaunchResource(String url, long size, long timestamp, boolean archive, Visibility visibility) {
    /** YARN's visibilities. */
    public enum Visibility {
        PUBLIC,
        PRIVATE,
        APPLICATION
    }
}
