package io.volley.spark;

import java.util.Optional;

/**
 * A master with {@code spark-volley:} in front.
 *
 * @param wrapped the master that Spark would use without Volley
 */
public record MasterUrl(String wrapped) {
    /** What stands in front. */
    public static final String PREFIX = "spark-volley:";

    /** Reads a master; empty if it is not one of Volley's. */
    public static Optional<MasterUrl> parse(String master) {
        return master.startsWith(PREFIX)
                ? Optional.of(new MasterUrl(master.substring(PREFIX.length())))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + wrapped;
    }
}
