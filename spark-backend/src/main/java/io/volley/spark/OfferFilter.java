package io.volley.spark;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.apache.spark.scheduler.WorkerOffer;
import scala.collection.immutable.IndexedSeq;
import scala.jdk.javaapi.CollectionConverters;

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

    /** The offers of those that are not parked. Called under Spark's lock. */
    IndexedSeq<WorkerOffer> of(IndexedSeq<WorkerOffer> offers) {
        ImmutableSet<String> now = parked;
        return now.isEmpty()
                ? offers
                : CollectionConverters.asScala(CollectionConverters.asJava(offers).stream()
                                .filter(offer -> !now.contains(offer.executorId()))
                                .toList())
                        .toIndexedSeq();
    }
}
