package io.volley.spark.scalein;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.SparkConf;
import org.apache.spark.broadcast.BroadcastManager;
import org.apache.spark.storage.BlockManagerId;
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

/** How long it takes to add up what a shuffle of 5,000 maps and 1,000 reducers has written on each of 500 executors. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShuffleSizesBenchmark {
    private static final int MAPS = 5_000;
    private static final int REDUCERS = 1_000;
    private static final int EXECUTORS = 500;

    private final MapOutputTrackerMaster tracker = tracker();
    private final ShuffleSizes known = new ShuffleSizes(tracker, shuffle -> REDUCERS);

    private static MapOutputTrackerMaster tracker() {
        SparkConf conf = new SparkConf(false);
        return new MapOutputTrackerMaster(conf, new BroadcastManager(true, conf), true);
    }

    /** All maps have written. */
    @Setup
    public void write() {
        tracker.registerShuffle(0, MAPS, REDUCERS);
        for (int map = 0; map < MAPS; map++) {
            byte[] sizes = new byte[REDUCERS];
            for (int reducer = 0; reducer < REDUCERS; reducer++) {
                sizes[reducer] = (byte) (map + reducer);
            }
            String executor = Integer.toString(map % EXECUTORS);
            tracker.registerMapOutput(
                    0, map, new MapOutput(BlockManagerId.apply(executor, executor, 1, Option.empty()), map, sizes));
        }
    }

    /** Ends the tracker's threads. */
    @TearDown
    public void stop() {
        tracker.stop();
    }

    /** A shuffle that has not been looked at before: each map's sizes are read. */
    @Benchmark
    public Map<String, Long> firstLook() {
        return look(new ShuffleSizes(tracker, shuffle -> REDUCERS), true);
    }

    /** A further look at all: only where the outputs are is read. */
    @Benchmark
    public Map<String, Long> furtherLook() {
        return look(known, true);
    }

    /** A look where nothing has been added since: only that is found out. */
    @Benchmark
    public Map<String, Long> unchangedLook() {
        return look(known, false);
    }

    private static Map<String, Long> look(ShuffleSizes sizes, boolean all) {
        sizes.look(all);
        return sizes.byExecutor(0);
    }
}
