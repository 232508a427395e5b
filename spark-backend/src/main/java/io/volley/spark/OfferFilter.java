package io.volley.spark;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.scheduler.WorkerOffer;

/** Keeps tasks away from parked executors. Safe for several threads. */
final class OfferFilter {
    private volatile ImmutableSet<String> parked = ImmutableSet.of();

    /**
     * Parks these executors, and no others.
     *
     * @return whether any is parked no more
     */
    boolean park(Set<String> executors) {
        ImmutableSet<String> before = parked;
        parked = ImmutableSet.copyOf(executors);
        return !parked.containsAll(before);
    }

    /** Who is parked. */
    ImmutableSet<String> parked() {
        return parked;
    }

    /** The offers of those that are not parked; the same list if nobody is. Called under Spark's lock. */
    List<WorkerOffer> of(List<WorkerOffer> offers) {
        ImmutableSet<String> now = parked;
        return now.isEmpty()
                ? offers
                : offers.stream()
                        .filter(offer -> !now.contains(offer.executorId()))
                        .toList();
    }
}
