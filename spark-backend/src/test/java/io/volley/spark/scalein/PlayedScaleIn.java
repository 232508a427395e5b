package io.volley.spark.scalein;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.scalein.ScaleInRules;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.SparkConf;
import org.apache.spark.broadcast.BroadcastManager;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.StorageStatus;
import scala.Option;

/**
 * Scale-in without a context, on Spark's own MapOutputTracker: a window of 4 s, parked for 2 s, stale shuffle data kept for
 * 3 s.
 */
public final class PlayedScaleIn implements AutoCloseable {
    private final SparkConf conf = new SparkConf(false);
    private final MapOutputTrackerMaster tracker =
            new MapOutputTrackerMaster(conf, new BroadcastManager(true, conf), true);
    private final ShuffleSizes shuffles = new ShuffleSizes(tracker, shuffle -> 1);
    private final PlayedParking parking = new PlayedParking();
    private final PlayedReleaser releaser = new PlayedReleaser(parking::spares);
    private final ScaleIn scaleIn;
    private boolean faulty;
    private boolean answers = true;
    private int looks;

    public PlayedScaleIn(Ticker ticker) {
        scaleIn = new ScaleIn(
                new ScaleInRules(4, 2, 0, 3, 1_000, true, false),
                parking,
                new ExecutorInventory(shuffles, this::noBlocks, () -> true, false, this::runsTasks),
                shuffles,
                releaser,
                new Migrations(releaser, new PlayedPlaces(), 60),
                ticker);
    }

    public ScaleIn scaleIn() {
        return scaleIn;
    }

    /** Who is parked now, by Spark's ids of them. */
    public ImmutableSet<String> parked() {
        return parking.parked();
    }

    /** Who has been killed, in turn. */
    public ImmutableList<String> killed() {
        return releaser.killed();
    }

    /** Whether from now on every look ends with a fault. */
    public void faulty(boolean next) {
        faulty = next;
    }

    /** Whether Spark answers what executors hold. */
    void answers(boolean next) {
        answers = next;
    }

    PlayedParking parking() {
        return parking;
    }

    /** How often it has been looked up what executors hold. */
    int looks() {
        return looks;
    }

    /** Each executor writes the output of one map, of 100 bytes. */
    public void write(int shuffle, String... executors) {
        tracker.registerShuffle(shuffle, executors.length, 1);
        List<String> all = Arrays.asList(executors);
        for (int map = 0; map < executors.length; map++) {
            BlockManagerId place = BlockManagerId.apply(all.get(map), "host", 1, Option.empty());
            tracker.registerMapOutput(shuffle, map, new PlayedOutput(map, place));
        }
    }

    /** Spark forgets a shuffle, as when the last reference to it is collected. */
    void clean(int shuffle) {
        tracker.unregisterShuffle(shuffle);
    }

    @Override
    public void close() {
        tracker.stop();
    }

    private List<StorageStatus> noBlocks() {
        looks++;
        if (!answers) {
            throw new IllegalStateException("no answer");
        }
        return List.of();
    }

    private boolean runsTasks(String executor) {
        if (faulty) {
            throw new IllegalStateException("a fault");
        }
        return parking.runsTasks(executor);
    }
}
