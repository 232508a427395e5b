package io.volley.spark.scaling;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ProfileId;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How much an application may take of a cluster that it shares with others. But for {@link #join} and {@link #close} its
 * methods are called on the driver's loop.
 */
public interface ClusterShare extends AutoCloseable {
    /**
     * Joins the others; returns when it is known who they are. For any thread but the loop's.
     *
     * @param loop brings a fact to the driver's loop
     */
    void join(Consumer<Runnable> loop);

    /**
     * Holds the targets down to what the application may have.
     *
     * @param planned how many of each profile are needed
     * @param present how many of each profile are here
     * @param now seconds on a clock that does not go back
     */
    ImmutableSortedMap<ProfileId, Target> hold(
            ImmutableSortedMap<ProfileId, Target> planned, Map<ProfileId, Integer> present, double now);

    /** Whether the others wait for executors that this application has and does not need, as of the last plan. */
    boolean othersWait();

    /** Leaves the others, who share without this application from now on. May be called twice. */
    @Override
    void close();
}
