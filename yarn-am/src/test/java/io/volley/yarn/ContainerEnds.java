package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.ledger.CompletedContainer;
import io.volley.core.record.ContainerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ends of containers on their way to an attempt. What one attempt was told last and has not acknowledged by another
 * heartbeat, the next one is told again.
 */
final class ContainerEnds {
    private final List<CompletedContainer> untold = new ArrayList<>();
    private final List<CompletedContainer> told = new ArrayList<>();
    private final Map<ContainerId, Integer> acknowledged = new HashMap<>();

    void add(CompletedContainer completed) {
        untold.add(completed);
    }

    /** Hands all of them over; those of the time before have arrived. */
    ImmutableList<CompletedContainer> tell(int attempt) {
        told.forEach(completed -> acknowledged.put(completed.container(), attempt));
        told.clear();
        told.addAll(untold);
        untold.clear();
        return ImmutableList.copyOf(told);
    }

    void nextAttempt() {
        untold.addAll(0, told);
        told.clear();
    }

    /** The attempt that has certainly heard of an end. */
    Optional<Integer> heardBy(ContainerId container) {
        return Optional.ofNullable(acknowledged.get(container));
    }
}
