package io.volley.spark.scalein;

import io.volley.core.scalein.ExecutorUsage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.storage.BlockManagerMaster;
import org.apache.spark.storage.StorageStatus;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What executors do and hold, as the driver knows it for certain: map outputs from the MapOutputTracker, cached blocks from
 * the block manager's master, running tasks from the scheduler. Belongs to one thread.
 */
final class ExecutorInventory {
    private final ShuffleSizes shuffles;
    private final BlockManagerMaster blocks;
    private final Supplier<Map<String, Integer>> runningTasks;

    ExecutorInventory(ShuffleSizes shuffles, BlockManagerMaster blocks, Supplier<Map<String, Integer>> runningTasks) {
        this.shuffles = shuffles;
        this.blocks = blocks;
        this.runningTasks = runningTasks;
    }

    /**
     * Looks through executors.
     *
     * @param executors by Spark's ids of them
     * @param neededShuffles the shuffles that running jobs still need, by Spark's ids of them
     * @return what each of them does and holds
     * @throws UnknownException if Spark does not say
     */
    Map<String, ExecutorUsage> of(Collection<String> executors, Set<Integer> neededShuffles) {
        Map<String, Long> needed = new HashMap<>();
        Map<String, Long> stale = new HashMap<>();
        shuffles.byExecutor().forEach((shuffle, sizes) -> {
            Map<String, Long> sum = neededShuffles.contains(shuffle) ? needed : stale;
            sizes.forEach((executor, bytes) -> sum.merge(executor, bytes, Long::sum));
        });
        Map<String, Long> cached = cached();
        Map<String, Integer> running = runningTasks.get();
        Map<String, ExecutorUsage> usages = new HashMap<>();
        for (String executor : executors) {
            usages.put(
                    executor,
                    new ExecutorUsage(
                            executor,
                            running.getOrDefault(executor, 0),
                            needed.getOrDefault(executor, 0L),
                            stale.getOrDefault(executor, 0L),
                            cached.getOrDefault(executor, 0L)));
        }
        return usages;
    }

    private Map<String, Long> cached() {
        Map<String, Long> cached = new HashMap<>();
        for (StorageStatus status : storage()) {
            long bytes = CollectionConverters.asJava(status.rddBlocks()).values().stream()
                    .mapToLong(block -> block.memSize() + block.diskSize())
                    .sum();
            cached.merge(status.blockManagerId().executorId(), bytes, Long::sum);
        }
        return cached;
    }

    private List<StorageStatus> storage() {
        try {
            return List.of(blocks.getStorageStatus());
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
