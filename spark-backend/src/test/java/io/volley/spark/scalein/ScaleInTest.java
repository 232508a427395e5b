package io.volley.spark.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.coordination.VirtualThread;
import io.volley.core.demand.TaskWait;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ScaleInRules;
import io.volley.core.scalein.ShuffleNeeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.SparkConf;
import org.apache.spark.broadcast.BroadcastManager;
import org.apache.spark.scheduler.MapStatus;
import org.apache.spark.storage.BlockManagerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import scala.Option;

/** In virtual time, on Spark's own MapOutputTracker. */
class ScaleInTest {
    private static final ImmutableSet<String> ALL = ImmutableSet.of("1", "2", "3", "4");
    private static final TaskWait NONE = TaskWait.NONE;

    private final VirtualThread thread = new VirtualThread();
    private final SparkConf conf = new SparkConf(false);
    private final MapOutputTrackerMaster tracker =
            new MapOutputTrackerMaster(conf, new BroadcastManager(true, conf), true);
    private final ShuffleSizes shuffles = new ShuffleSizes(tracker, shuffle -> 1);
    private final PlayedParking parking = new PlayedParking();
    private final List<String> killed = new ArrayList<>();
    private int looks;
    private final ScaleIn scaleIn = new ScaleIn(
            new ScaleInRules(4, 2, 0, 3, 1_000, true, false),
            parking,
            new ExecutorInventory(shuffles, this::noBlocks, () -> true, false, parking::runsTasks),
            shuffles,
            new PlayedReleaser(),
            new Migrations(new PlayedReleaser(), new NoPlaces(), 60),
            thread.ticker());

    @AfterEach
    void stop() {
        tracker.stop();
    }

    @Test
    void looksOnceASecondAtMostAndNotAtAllWhileNobodyIsSurplus() {
        write(7, "1", "2", "3", "4");
        need(7);
        steps(10, 4, NONE);
        assertThat(looks).isZero();

        steps(10, 1, NONE);
        assertThat(looks).isBetween(5, 8);
    }

    @Test
    void parksAndReleasesThoseThatHoldNothing() {
        write(7, "1");
        need(7);
        steps(1, 4, NONE);
        steps(20, 1, NONE);

        assertThat(killed).containsExactlyInAnyOrder("2", "3", "4");
        assertThat(parking.spares("1")).isTrue();
        assertThat(parking.spares("2")).isFalse();
    }

    @Test
    void unparksBetweenTwoLooks() {
        write(7, "1", "2", "3", "4");
        need(7);
        steps(1, 4, NONE);
        steps(10, 1, NONE);
        assertThat(parking.parked).hasSize(3);
        int before = looks;

        step(4, NONE);
        assertThat(parking.parked).isEmpty();
        assertThat(looks - before).isLessThanOrEqualTo(1);
    }

    @Test
    void unparksEverybodyForTasksThatWaitInVain() {
        write(7, "1", "2", "3", "4");
        need(7);
        steps(1, 4, NONE);
        steps(10, 1, NONE);
        String notParked = ALL.stream()
                .filter(executor -> !parking.parked.contains(executor))
                .findFirst()
                .orElseThrow();
        parking.running.put(notParked, 2);
        step(1, new TaskWait(5, 5));
        assertThat(parking.parked).as("all slots are taken").hasSize(3);

        parking.running.put(notParked, 1);
        thread.advance(1);
        step(1, new TaskWait(6, 6));
        assertThat(parking.parked).isEmpty();
        assertThat(killed).isEmpty();
    }

    @Test
    void keepsAllShuffleDataWhileAJobRunsOfWhichNobodyKnows() {
        write(7, "1", "2", "3", "4");
        scaleIn.needs().unknownJobs(Set.of(5));
        steps(1, 4, NONE);
        steps(30, 0, NONE);
        assertThat(killed).isEmpty();

        scaleIn.needs().unknownJobs(Set.of());
        steps(30, 0, NONE);
        assertThat(killed).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    void sparesThoseThatHoldWhatIsNeededOnceItKnowsThem() {
        steps(1, 4, NONE);
        write(7, "1");
        need(7);
        step(4, NONE);
        assertThat(parking.spares("2")).as("where it lies is not known yet").isTrue();

        step(4, NONE);
        assertThat(parking.spares("1")).isTrue();
        assertThat(parking.spares("2")).isFalse();
        parking.guard.launched("2");
        assertThat(parking.spares("2")).isTrue();
    }

    /** A step each 100 ms, as while tasks come and go. */
    private void steps(int seconds, int needed, TaskWait waited) {
        for (int step = 0; step < 10 * seconds; step++) {
            step(needed, waited);
        }
    }

    private void step(int needed, TaskWait waited) {
        thread.advance(0.1);
        ImmutableSet<String> present =
                ALL.stream().filter(executor -> !killed.contains(executor)).collect(ImmutableSet.toImmutableSet());
        scaleIn.step(
                Map.of(ProfileId.DEFAULT, new ScaleIn.Profile(present, needed, 2, waited)),
                false,
                thread.ticker().read() / 1e9);
    }

    private void need(int shuffle) {
        scaleIn.needs()
                .jobStarted(
                        1,
                        List.of(
                                new ShuffleNeeds.Stage(0, OptionalInt.of(shuffle), ImmutableSet.of()),
                                new ShuffleNeeds.Stage(1, OptionalInt.empty(), ImmutableSet.of(0))),
                        Set.of());
    }

    private void write(int shuffle, String... executors) {
        tracker.registerShuffle(shuffle, executors.length, 1);
        for (int map = 0; map < executors.length; map++) {
            tracker.registerMapOutput(
                    shuffle,
                    map,
                    MapStatus.apply(
                            BlockManagerId.apply(executors[map], "host", 1, Option.empty()), new long[] {100}, map));
        }
    }

    private List<org.apache.spark.storage.StorageStatus> noBlocks() {
        looks++;
        return List.of();
    }

    private static final class PlayedParking implements Parking {
        private Set<String> parked = Set.of();
        private KillGuard guard = KillGuard.NONE;
        private final Map<String, Integer> running = new HashMap<>();

        private boolean spares(String executor) {
            return guard.spares(executor);
        }

        @Override
        public void park(Set<String> executors) {
            parked = Set.copyOf(executors);
        }

        @Override
        public void guard(KillGuard next) {
            guard = next;
        }

        @Override
        public boolean runsTasks(String executor) {
            return running.getOrDefault(executor, 0) > 0;
        }

        @Override
        public Map<String, Integer> runningTasks() {
            return ImmutableMap.copyOf(running);
        }
    }

    private final class PlayedReleaser implements Releaser {
        @Override
        public void kill(Set<String> executors) {
            executors.stream().filter(executor -> !parking.spares(executor)).forEach(killed::add);
        }

        @Override
        public void killMigrated(String executor) {
            killed.add(executor);
        }

        @Override
        public ImmutableSet<String> decommission(Set<String> executors) {
            return ImmutableSet.of();
        }
    }

    private static final class NoPlaces implements TaskPlaces {
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
