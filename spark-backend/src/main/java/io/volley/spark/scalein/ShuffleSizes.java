package io.volley.spark.scalein;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.ShuffleStatus;
import org.apache.spark.scheduler.MapStatus;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * How many bytes of each shuffle lie on which executor, from the driver's own MapOutputTracker. What a map task has written
 * never changes, so only its place is read each time. Belongs to one thread.
 */
final class ShuffleSizes {
    private final MapOutputTrackerMaster tracker;
    private final ToIntFunction<Integer> reducers;
    private final Map<Integer, Map<Long, Long>> written = new HashMap<>();

    /** @param reducers how many tasks read a shuffle, by its id; 0 if that is not known */
    ShuffleSizes(MapOutputTrackerMaster tracker, ToIntFunction<Integer> reducers) {
        this.tracker = tracker;
        this.reducers = reducers;
    }

    /** Whether all of a shuffle's output is there. */
    boolean isComplete(int shuffle) {
        scala.Option<ShuffleStatus> status = tracker.shuffleStatuses().get(shuffle);
        return status.isDefined()
                && status.get().numAvailableMapOutputs() == status.get().mapStatuses().length;
    }

    /** Whether an executor holds any output of a shuffle. Safe for every thread. */
    boolean isOn(String executor, int shuffle) {
        scala.Option<ShuffleStatus> status = tracker.shuffleStatuses().get(shuffle);
        return status.isDefined()
                && status.get().withMapStatuses(new AbstractFunction1<MapStatus[], Boolean>() {
                    @Override
                    public Boolean apply(MapStatus[] outputs) {
                        return Arrays.stream(outputs)
                                .anyMatch(output -> output != null
                                        && output.location().executorId().equals(executor));
                    }
                });
    }

    /** The bytes by shuffle and executor; at least 1 for each map output, for even an empty one is missed. */
    Map<Integer, Map<String, Long>> byExecutor() {
        Map<Integer, Map<String, Long>> sizes = new TreeMap<>();
        CollectionConverters.asJava(tracker.shuffleStatuses()).forEach((id, status) -> {
            int shuffle = (Integer) id;
            sizes.put(shuffle, sum(shuffle, status.withMapStatuses(new Copy())));
        });
        written.keySet().retainAll(Set.copyOf(sizes.keySet()));
        return sizes;
    }

    private Map<String, Long> sum(int shuffle, MapStatus[] outputs) {
        int readers = reducers.applyAsInt(shuffle);
        Map<Long, Long> known = written.computeIfAbsent(shuffle, unknown -> new HashMap<>());
        Map<String, Long> executors = new HashMap<>();
        for (MapStatus output : outputs) {
            if (output != null) {
                long bytes = known.computeIfAbsent(output.mapId(), unknown -> bytes(output, readers));
                executors.merge(output.location().executorId(), bytes, Long::sum);
            }
        }
        return executors;
    }

    private static long bytes(MapStatus output, int readers) {
        long bytes = 1;
        for (int reader = 0; reader < readers; reader++) {
            bytes += output.getSizeForBlock(reader);
        }
        return bytes;
    }

    /** What is there now: Spark's lock is held for the copy alone. */
    private static final class Copy extends AbstractFunction1<MapStatus[], MapStatus[]> {
        @Override
        public MapStatus[] apply(MapStatus[] outputs) {
            return outputs.clone();
        }
    }
}
