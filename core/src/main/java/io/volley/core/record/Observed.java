package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;

/**
 * What the ApplicationMaster sees. Written by the attempt that holds the fencing token, whenever it changes and at least each few
 * seconds.
 *
 * @param attempt the writing attempt, counted from 1
 * @param generation the version of {@link Desired} that it has acted on
 * @param heartbeat counts the writings of this attempt, so that silence can be told from rest
 * @param profiles where the executors of each profile stand
 * @param failures executors whose end the application is to blame for
 * @param headroom what YARN could still give
 * @param reasons the last decisions in words, newest last
 * @param newest the executor that this attempt was allocated last; empty while there is none, or if the writer does not tell
 */
public record Observed(
        int attempt,
        long generation,
        long heartbeat,
        ImmutableSortedMap<ProfileId, ContainerCounts> profiles,
        int failures,
        Headroom headroom,
        ImmutableList<String> reasons,
        Optional<ExecutorId> newest) {
    public Observed {
        checkArgument(attempt >= 1, "attempt is %s, but must be at least 1", attempt);
        checkArgument(
                generation >= 0 && heartbeat >= 0 && failures >= 0,
                "generation %s, heartbeat %s, failures %s: none may be negative",
                generation,
                heartbeat,
                failures);
    }
}
