package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.volley.core.plan.Limits;
import io.volley.simulation.recorded.RecordedApplication;
import io.volley.simulation.recorded.RecordedEvent;
import io.volley.simulation.recorded.RecordedEvent.ExecutorAdded;
import io.volley.simulation.recorded.RecordedEvent.ExecutorRemoved;
import io.volley.simulation.stock.RampSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetAdded;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetRemoved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationDifferenceTest {
    private static final int STEPS = 150;

    @ParameterizedTest
    @MethodSource("seeds")
    void requestsAndReleasesAsSparksOwnExecutorAllocationManager(long seed) {
        Random random = new Random(seed);
        TwoAllocations two = new TwoAllocations(settings(random), random);
        EventStream stream = new EventStream(seed, 1 + random.nextInt(600));
        Set<Integer> otherProfile = new HashSet<>();
        List<String> trace = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            SparkListenerEvent event = stream.next();
            if (isOfTheModel(event, otherProfile)) {
                two.tell(event);
                trace.add(event.getClass().getSimpleName());
                assertSame(two, trace);
            }
            if (random.nextInt(3) == 0) {
                trace.add(two.changeExecutors());
                assertSame(two, trace);
            }
            if (random.nextInt(4) == 0) {
                int ticks = random.nextInt(20) == 0 ? 700 : 1 + random.nextInt(25);
                for (int tick = 0; tick < ticks; tick++) {
                    two.tick();
                    trace.add("tick");
                    assertSame(two, trace);
                    assertThat(two.givenBackByModel())
                            .as(() -> "released; " + tail(trace))
                            .containsExactlyInAnyOrderElementsOf(two.givenBackBySpark());
                    two.remove();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void requestsAndReleasesAsSparksOwnExecutorAllocationManagerInAnApplicationThatWasRecorded(String name) {
        RecordedReplay replay = new RecordedReplay(RecordedApplication.named(name));
        TwoAllocations two = replay.two();
        List<String> trace = new ArrayList<>();
        for (RecordedEvent event : RecordedApplication.named(name).events()) {
            replay.play(event, () -> {
                assertSame(two, trace);
                assertThat(two.givenBackByModel())
                        .as(() -> "released; " + tail(trace))
                        .containsExactlyInAnyOrderElementsOf(two.givenBackBySpark());
            });
            trace.add(event.toString());
            assertSame(two, trace);
        }
    }

    /** Stock Spark's own run had no executor that the model would not have requested before, and in the end as many. */
    @ParameterizedTest
    @MethodSource("recordings")
    void requestsWhatStockSparkHadWhenItWasRecorded(String name) {
        RecordedApplication application = RecordedApplication.named(name);
        RecordedReplay replay = new RecordedReplay(application);
        Set<String> here = new HashSet<>();
        int mostHere = 0;
        int mostRequested = 0;
        for (RecordedEvent event : application.events()) {
            AtomicInteger requested = new AtomicInteger(mostRequested);
            replay.play(event, () -> requested.accumulateAndGet(replay.two().model(), Math::max));
            mostRequested = requested.get();
            if (event instanceof ExecutorAdded added) {
                here.add(added.executor());
                assertThat(here).as("executors at %d ms", event.millis()).hasSizeLessThanOrEqualTo(mostRequested);
            } else if (event instanceof ExecutorRemoved removed) {
                here.remove(removed.executor());
            }
            mostHere = Math.max(mostHere, here.size());
        }

        assertThat(mostHere).isEqualTo(mostRequested).isGreaterThan(4);
    }

    @Test
    void theStreamsRampHighAndGiveBack() {
        int highest = 0;
        int released = 0;
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            TwoAllocations two = new TwoAllocations(settings(random), random);
            EventStream stream = new EventStream(seed, 1 + random.nextInt(600));
            Set<Integer> otherProfile = new HashSet<>();
            for (int step = 0; step < STEPS; step++) {
                SparkListenerEvent event = stream.next();
                if (isOfTheModel(event, otherProfile)) {
                    two.tell(event);
                }
                two.changeExecutors();
                for (int tick = 0; tick < 10; tick++) {
                    two.tick();
                    released += two.givenBackByModel().size();
                    two.remove();
                }
                highest = Math.max(highest, two.model());
            }
        }
        assertThat(highest).isGreaterThan(100);
        assertThat(released).isGreaterThan(100);
    }

    static Set<String> recordings() {
        return RecordedApplication.NAMES;
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** The model has one profile, and no task sets that cannot be scheduled. */
    private static boolean isOfTheModel(SparkListenerEvent event, Set<Integer> otherProfile) {
        if (event instanceof SparkListenerStageSubmitted submitted
                && submitted.stageInfo().resourceProfileId() != 0) {
            otherProfile.add(submitted.stageInfo().stageId());
        }
        return !(event instanceof SparkListenerUnschedulableTaskSetAdded)
                && !(event instanceof SparkListenerUnschedulableTaskSetRemoved)
                && !otherProfile.contains(TwoAllocations.stage(event).stage());
    }

    private static RampSettings settings(Random random) {
        int least = random.nextInt(3) * 4;
        int most = random.nextInt(4) == 0 ? 20 : 10_000;
        int initial = random.nextInt(3) == 0 ? Math.min(most, 40) : least;
        double ratio = random.nextInt(3) == 0 ? 0.5 : 1;
        long sustained = random.nextInt(3) == 0 ? 15_000 : 1_000;
        return new RampSettings(
                new Limits(least, most, ratio),
                initial,
                1 + random.nextInt(8),
                random.nextBoolean() ? 1_000 : 2_000,
                sustained);
    }

    private static void assertSame(TwoAllocations two, List<String> trace) {
        assertThat(two.model()).as(() -> "target; " + tail(trace)).isEqualTo(two.spark());
    }

    private static String tail(List<String> trace) {
        return trace.size() + " events and ticks, the last of " + Iterables.getLast(Lists.partition(trace, 40));
    }
}
