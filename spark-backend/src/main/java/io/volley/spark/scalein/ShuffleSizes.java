package io.volley.spark.scalein;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.spark.ScalaCollections;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.ShuffleStatus;
import org.apache.spark.scheduler.MapStatus;
import org.jspecify.annotations.Nullable;
import scala.runtime.AbstractFunction1;

/**
 * How many bytes of each shuffle lie on which executor, from the driver's own MapOutputTracker. A shuffle is looked at again
 * only if outputs have come or gone since; what a map task has written never changes, so that is summed up once. Belongs to
 * one thread.
 */
final class ShuffleSizes {
    /** Of an output for more reducers than that the bytes for so many of them stand for all. */
    private static final int MOST_READ = 200;

    private final MapOutputTrackerMaster tracker;
    private final ToIntFunction<Integer> reducers;
    private final Map<Integer, Shuffle> shuffles = new HashMap<>();

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

    /** All shuffles that Spark knows. */
    ImmutableSet<Integer> all() {
        return ScalaCollections.asJava(tracker.shuffleStatuses()).keySet().stream()
                .map(Integer.class::cast)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Whether Spark knows a shuffle. */
    boolean exists(int shuffle) {
        return tracker.shuffleStatuses().contains(shuffle);
    }

    /**
     * Looks at the shuffles.
     *
     * @param all also at those to which nothing has been added since: outputs that were migrated lie elsewhere, and nothing
     *     else shows it
     */
    void look(boolean all) {
        long epoch = tracker.getEpoch();
        Map<Object, ShuffleStatus> statuses = ScalaCollections.asJava(tracker.shuffleStatuses());
        shuffles.keySet().retainAll(Set.copyOf(statuses.keySet()));
        statuses.forEach((id, status) -> {
            Shuffle shuffle = shuffles.computeIfAbsent((Integer) id, unknown -> new Shuffle());
            int available = status.numAvailableMapOutputs();
            if (all || shuffle.available != available || shuffle.epoch != epoch) {
                shuffle.available = available;
                shuffle.epoch = epoch;
                shuffle.look(status.withMapStatuses(new Copy()), reducers.applyAsInt((Integer) id));
            }
        });
    }

    /** The shuffles that the last look has seen. */
    ImmutableSet<Integer> seen() {
        return ImmutableSet.copyOf(shuffles.keySet());
    }

    /** The bytes of a shuffle on each executor, as of the last look; at least 1 for each output, for even an empty one is missed. */
    ImmutableMap<String, Long> byExecutor(int shuffle) {
        return Optional.ofNullable(shuffles.get(shuffle))
                .map(found -> found.byExecutor)
                .orElse(ImmutableMap.of());
    }

    private static final class Shuffle {
        private int available = -1;
        private long epoch;
        private ImmutableMap<String, Long> byExecutor = ImmutableMap.of();

        /** By place among the maps: which task has written the output, and how much. */
        private long[] mapIds = {};

        private long[] bytes = {};

        private void look(MapStatus[] outputs, int readers) {
            grow(outputs.length);
            Map<String, Long> executors = new HashMap<>();
            for (int map = 0; map < outputs.length; map++) {
                MapStatus output = outputs[map];
                if (output != null) {
                    if (bytes[map] == 0 || mapIds[map] != output.mapId()) {
                        mapIds[map] = output.mapId();
                        bytes[map] = written(output, readers);
                    }
                    executors.merge(output.location().executorId(), bytes[map], Long::sum);
                }
            }
            byExecutor = ImmutableMap.copyOf(executors);
        }

        private void grow(int maps) {
            if (bytes.length < maps) {
                mapIds = Arrays.copyOf(mapIds, maps);
                bytes = Arrays.copyOf(bytes, maps);
            }
        }

        private static long written(MapStatus output, int readers) {
            int step = Math.max(1, readers / MOST_READ);
            long sum = 0;
            int read = 0;
            for (int reader = 0; reader < readers; reader += step) {
                sum += output.getSizeForBlock(reader);
                read++;
            }
            return 1 + (read == readers ? sum : (long) ((double) sum * readers / read));
        }
    }

    /** What is there now: Spark's lock is held for the copy alone. */
    private static final class Copy extends AbstractFunction1<MapStatus[], @Nullable MapStatus[]> {
        @Override
        public @Nullable MapStatus[] apply(MapStatus[] outputs) {
            return outputs.clone();
        }
    }
}
