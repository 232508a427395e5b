package io.volley.spark;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.scheduler.WorkerOffer;
import scala.collection.immutable.IndexedSeq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps tasks away from parked executors.
 *
 * <p>While any executor is parked no task waits for a place that it would like better: the place may be on a parked one, and
 * Spark would wait for it in vain.
 */
final class OfferFilter {
    private final Supplier<List<TaskSetManager>> taskSets;
    private volatile ImmutableSet<String> parked = ImmutableSet.of();

    /** @param taskSets those that are active; called under Spark's lock */
    OfferFilter(Supplier<List<TaskSetManager>> taskSets) {
        this.taskSets = taskSets;
    }

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

    /** Whether nobody is parked. */
    boolean isEmpty() {
        return parked.isEmpty();
    }

    /** The offers of those that are not parked. Called under Spark's lock. */
    IndexedSeq<WorkerOffer> of(IndexedSeq<WorkerOffer> offers) {
        ImmutableSet<String> now = parked;
        if (now.isEmpty()) {
            return offers;
        }
        taskSets.get().forEach(OfferFilter::waitForNoPlace);
        return CollectionConverters.asScala(CollectionConverters.asJava(offers).stream()
                        .filter(offer -> !now.contains(offer.executorId()))
                        .toList())
                .toIndexedSeq();
    }

    private static void waitForNoPlace(TaskSetManager tasks) {
        for (long wait : tasks.localityWaits()) {
            if (wait > 0) {
                tasks.localityWaits_$eq(new long[tasks.localityWaits().length]);
                return;
            }
        }
    }
}
