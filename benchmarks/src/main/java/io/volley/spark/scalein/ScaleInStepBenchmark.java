package io.volley.spark.scalein;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.TaskWait;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ScaleInDecision;
import io.volley.core.scalein.ScaleInRules;
import io.volley.core.scalein.ShuffleNeeds;
import io.volley.spark.ScalaCollections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.SparkConf;
import org.apache.spark.broadcast.BroadcastManager;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.BlockStatus;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.storage.StorageStatus;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import scala.Option;

/**
 * Scale-in of a very large application: 10,000 executors of which half are needed, 200 jobs that read a shuffle of 10,000
 * maps each, 300,000 cached blocks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class ScaleInStepBenchmark {
    private static final int EXECUTORS = 10_000;
    private static final int SHUFFLES = 200;
    private static final int MAPS = 10_000;
    private static final int BLOCKS_EACH = 30;

    private final Clock clock = new Clock();
    private final MapOutputTrackerMaster tracker = tracker();
    private final ImmutableSet<String> executors =
            IntStream.range(0, EXECUTORS).mapToObj(Integer::toString).collect(ImmutableSet.toImmutableSet());
    private final Map<BlockManagerId, scala.collection.Map<BlockId, BlockStatus>> blocks = blocks();
    private final NoScheduler scheduler = new NoScheduler();
    private final ScaleIn scaleIn = scaleIn();

    private static MapOutputTrackerMaster tracker() {
        SparkConf conf = new SparkConf(false);
        return new MapOutputTrackerMaster(conf, new BroadcastManager(true, conf), true);
    }

    private ImmutableMap<BlockManagerId, scala.collection.Map<BlockId, BlockStatus>> blocks() {
        BlockStatus status = new BlockStatus(StorageLevel.MEMORY_ONLY(), 1_000, 0);
        ImmutableMap.Builder<BlockManagerId, scala.collection.Map<BlockId, BlockStatus>> all = ImmutableMap.builder();
        for (int executor = 0; executor < EXECUTORS; executor++) {
            ImmutableMap.Builder<BlockId, BlockStatus> held = ImmutableMap.builder();
            for (int block = 0; block < BLOCKS_EACH; block++) {
                held.put(new RDDBlockId(block, executor), status);
            }
            all.put(place(executor), ScalaCollections.map(held.buildOrThrow()));
        }
        return all.buildOrThrow();
    }

    private static BlockManagerId place(int executor) {
        return BlockManagerId.apply(Integer.toString(executor), "host-" + executor, 1, Option.empty());
    }

    private ScaleIn scaleIn() {
        ShuffleSizes shuffles = new ShuffleSizes(tracker, shuffle -> 1);
        return new ScaleIn(
                new ScaleInRules(40, 5, 0, 30, Integer.MAX_VALUE, true, false),
                scheduler,
                new ExecutorInventory(shuffles, this::storage, () -> true, false, scheduler::runsTasks),
                shuffles,
                scheduler,
                new Migrations(scheduler, scheduler, 120),
                clock);
    }

    /** As Spark's block manager master answers: with a copy of what it knows. */
    private List<StorageStatus> storage() {
        List<StorageStatus> all = new ArrayList<>();
        blocks.forEach(
                (place, held) -> all.add(new StorageStatus(place, 1L << 30, Option.empty(), Option.empty(), held)));
        return all;
    }

    /** All maps have written, each job has started, and the need has fallen to half. */
    @Setup
    public void write() {
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            tracker.registerShuffle(shuffle, MAPS, 1);
            for (int map = 0; map < MAPS; map++) {
                int executor = map % EXECUTORS;
                tracker.registerMapOutput(shuffle, map, new MapOutput(place(executor), map, new byte[] {100}));
            }
            scaleIn.needs()
                    .jobStarted(
                            shuffle,
                            List.of(
                                    new ShuffleNeeds.Stage(2 * shuffle, OptionalInt.of(shuffle), ImmutableSet.of()),
                                    new ShuffleNeeds.Stage(
                                            2 * shuffle + 1, OptionalInt.empty(), ImmutableSet.of(2 * shuffle))),
                            Set.of());
        }
        step(EXECUTORS);
        for (int second = 0; second < 60; second++) {
            clock.nanos += TimeUnit.SECONDS.toNanos(1);
            step(EXECUTORS / 2);
        }
    }

    /** Ends the tracker's threads. */
    @TearDown
    public void stop() {
        tracker.stop();
    }

    /** A look at what executors do and hold, and what is decided by it. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Map<ProfileId, ScaleInDecision> look() {
        clock.nanos += TimeUnit.SECONDS.toNanos(1);
        return step(EXECUTORS / 2);
    }

    /** A step between two looks, on a fact that does not change what is needed. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Map<ProfileId, ScaleInDecision> stepBetweenLooks() {
        return step(EXECUTORS / 2);
    }

    /** Whether a kill spares an executor, asked under Spark's locks. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public boolean spares() {
        return scheduler.guard.spares("77");
    }

    private Map<ProfileId, ScaleInDecision> step(int needed) {
        scaleIn.needs().stageSubmitted(1);
        return scaleIn.step(
                Map.of(ProfileId.DEFAULT, new ScaleIn.Profile(executors, needed, 4, TaskWait.NONE)),
                false,
                clock.nanos / 1e9);
    }

    private static final class Clock extends Ticker {
        private long nanos;

        @Override
        public long read() {
            return nanos;
        }
    }

    /** A scheduler whose executors are all idle, and that releases none. */
    private static final class NoScheduler implements Parking, Releaser, TaskPlaces {
        private KillGuard guard = KillGuard.NONE;

        @Override
        public void park(Set<String> parked) {}

        @Override
        public void guard(KillGuard next) {
            guard = next;
        }

        @Override
        public boolean runsTasks(String executor) {
            return false;
        }

        @Override
        public Map<String, Integer> runningTasks() {
            return Map.of();
        }

        @Override
        public void kill(Set<String> killed) {}

        @Override
        public void killMigrated(String executor) {}

        @Override
        public ImmutableSet<String> decommission(Set<String> executors) {
            return ImmutableSet.of();
        }

        @Override
        public ImmutableSet<Long> running() {
            return ImmutableSet.of();
        }

        @Override
        public ImmutableSet<Long> tell() {
            return ImmutableSet.of();
        }
    }
}
