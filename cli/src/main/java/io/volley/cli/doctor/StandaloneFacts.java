package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * What can be found out of Spark's Standalone.
 *
 * @param masters each Master that was named
 * @param cluster as a Master's web page tells it; empty if none could be read
 */
public record StandaloneFacts(ImmutableList<Master> masters, Optional<Cluster> cluster) {
    /**
     * A Master.
     *
     * @param failure why nobody listens there; empty if somebody does
     */
    public record Master(String address, Optional<String> failure) {}

    /**
     * The Workers that are alive.
     *
     * @param largestCores the most cores of one
     * @param largestMb the most memory of one
     */
    public record Cluster(int workers, int cores, long memoryMb, int largestCores, long largestMb) {}
}
