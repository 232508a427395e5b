package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.Observed;
import java.util.stream.IntStream;

/**
 * Which executors the ApplicationMaster was allocated since its last record. It numbers them as they are allocated, and writes at
 * once: so the driver knows by its own clock when they were, and no clock of another host comes into it.
 *
 * <p>What the first record tells of was allocated at any time before, as was what the first one tells of after ZooKeeper has
 * been away: it counts as heard, but not as new. Belongs to one thread.
 */
final class NewlyAllocated {
    private int heard;
    private boolean current;

    /** The executors that were allocated just now, by Spark's ids of them. */
    ImmutableList<String> in(Observed observed) {
        int first = Math.max(heard + 1, ExecutorId.firstOf(observed.attempt()).value());
        int last = observed.newest().map(ExecutorId::value).orElse(0);
        boolean known = current;
        heard = Math.max(heard, last);
        current = true;
        return known
                ? IntStream.rangeClosed(first, last)
                        .mapToObj(Integer::toString)
                        .collect(ImmutableList.toImmutableList())
                : ImmutableList.of();
    }

    /** ZooKeeper does not answer: allocations may go unheard. */
    void missed() {
        current = false;
    }
}
