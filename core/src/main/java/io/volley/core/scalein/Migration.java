package io.volley.core.scalein;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Optional;
import java.util.Set;

/**
 * The way of one executor whose data is moved to others before it goes. Times are seconds on one clock.
 *
 * <p>Once nothing is left on it, tasks that have not started are told the new places, and those that run may still read
 * from the old one: it goes when the last of them has ended. So no task ever misses what has been moved.
 *
 * @param executor Spark's id of it
 * @param since since when its data is being migrated
 * @param readers the tasks that may still read from it; empty until nothing is left on it
 */
public record Migration(String executor, double since, Optional<ImmutableSet<Long>> readers) {
    /** What is to be done next. */
    public enum Step {
        WAIT,
        /** Nothing is left on it: tell the tasks that have not started, and take down those that run. */
        TELL_PLACES,
        KILL,
        /** It takes too long: it is left to Spark. */
        ABANDON
    }

    /** Its data is being migrated from now on. */
    public static Migration begun(String executor, double now) {
        return new Migration(executor, now, Optional.empty());
    }

    /** The tasks that have not started know the new places; these run, and may still read from it. */
    public Migration told(Set<Long> running) {
        return new Migration(executor, since, Optional.of(ImmutableSet.copyOf(running)));
    }

    /**
     * Decides for the moment.
     *
     * @param usage what is on the executor
     * @param running all tasks that run anywhere
     * @param limit how long moving may take, in seconds
     */
    public Step next(ExecutorUsage usage, Set<Long> running, double limit, double now) {
        if (readers.isPresent()) {
            return Sets.intersection(readers.get(), running).isEmpty() ? Step.KILL : Step.WAIT;
        }
        if (usage.neededBytes() + usage.staleBytes() + usage.cachedBytes() == 0) {
            return Step.TELL_PLACES;
        }
        return now - since > limit ? Step.ABANDON : Step.WAIT;
    }
}
