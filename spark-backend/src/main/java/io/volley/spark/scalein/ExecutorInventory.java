package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.spark.ScalaCollections;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.storage.BlockStatus;
import org.apache.spark.storage.StorageStatus;

/**
 * What executors do and hold, as the driver knows it for certain: map outputs from the MapOutputTracker, cached blocks from
 * the block manager's master, running tasks from the scheduler. Belongs to one thread.
 */
final class ExecutorInventory {
    private final ShuffleSizes shuffles;
    private final Supplier<List<StorageStatus>> blocks;
    private final BooleanSupplier anyCached;
    private final boolean diskIsServed;
    private final Predicate<String> runsTasks;

    /**
     * @param blocks what the block manager's master knows of all executors
     * @param anyCached whether any RDD is cached at all
     * @param diskIsServed whether a shuffle service serves cached blocks on disk when their executor is gone
     * @param runsTasks whether an executor does
     */
    ExecutorInventory(
            ShuffleSizes shuffles,
            Supplier<List<StorageStatus>> blocks,
            BooleanSupplier anyCached,
            boolean diskIsServed,
            Predicate<String> runsTasks) {
        this.shuffles = shuffles;
        this.blocks = blocks;
        this.anyCached = anyCached;
        this.diskIsServed = diskIsServed;
        this.runsTasks = runsTasks;
    }

    /**
     * Looks through executors.
     *
     * @param executors by Spark's ids of them
     * @param neededShuffles the shuffles that may still be read, by Spark's ids of them
     * @param all whether to look at all shuffles, and not only at those to which something has been added
     * @return what each of them does and holds
     * @throws UnknownException if Spark does not say
     */
    Map<String, ExecutorUsage> of(Collection<String> executors, Set<Integer> neededShuffles, boolean all) {
        // First: whoever is found idle has written before what is looked at then.
        ImmutableSet<String> running = executors.stream().filter(runsTasks).collect(ImmutableSet.toImmutableSet());
        shuffles.look(all);
        Map<String, Long> needed = new HashMap<>();
        Map<String, Long> stale = new HashMap<>();
        for (int shuffle : shuffles.seen()) {
            Map<String, Long> sum = neededShuffles.contains(shuffle) ? needed : stale;
            shuffles.byExecutor(shuffle).forEach((executor, bytes) -> sum.merge(executor, bytes, Long::sum));
        }
        Map<String, Long> cached = cached();
        Map<String, ExecutorUsage> usages = new HashMap<>();
        for (String executor : executors) {
            usages.put(
                    executor,
                    new ExecutorUsage(
                            executor,
                            running.contains(executor) ? 1 : 0,
                            needed.getOrDefault(executor, 0L),
                            stale.getOrDefault(executor, 0L),
                            cached.getOrDefault(executor, 0L)));
        }
        return usages;
    }

    private Map<String, Long> cached() {
        Map<String, Long> cached = new HashMap<>();
        if (anyCached.getAsBoolean()) {
            for (StorageStatus status : storage()) {
                long bytes = ScalaCollections.asJava(status.rddBlocks()).values().stream()
                        .filter(block -> !diskIsServed || !block.storageLevel().useDisk())
                        .mapToLong(ExecutorInventory::bytes)
                        .sum();
                cached.merge(status.blockManagerId().executorId(), bytes, Long::sum);
            }
        }
        return cached;
    }

    private static long bytes(BlockStatus block) {
        return block.memSize() + block.diskSize();
    }

    private List<StorageStatus> storage() {
        try {
            return blocks.get();
        } catch (Exception noAnswer) {
            // Spark throws its checked exceptions undeclared: no answer in time, or the application is ending.
            throw new UnknownException(noAnswer);
        }
    }

    /** It cannot be found out now. */
    static final class UnknownException extends RuntimeException {
        private UnknownException(Exception cause) {
            super("Spark's block manager master does not answer", cause);
        }
    }
}
