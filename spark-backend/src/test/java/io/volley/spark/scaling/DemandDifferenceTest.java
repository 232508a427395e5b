package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageDemand;
import io.volley.core.record.ProfileId;
import io.volley.simulation.recorded.RecordedApplication;
import io.volley.simulation.recorded.RecordedEvent;
import io.volley.simulation.recorded.RecordedEvent.StageCompleted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import io.volley.simulation.recorded.RecordedEvent.TaskStarted;
import io.volley.spark.stock.NoCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.ExecutorAllocationManager;
import org.apache.spark.Resubmitted$;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetAdded;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetRemoved;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemandDifferenceTest {
    private static final int PROFILES = 2;

    private final ExecutorAllocationManager spark =
            NoCluster.manager(new SparkConf(false).setMaster("spark-volley:yarn"), false);
    private final DemandListener volley = new DemandListener(() -> 0, () -> {});
    private final List<String> trace = new ArrayList<>();

    /** What waits and runs in one profile. */
    private record Tasks(int pending, int speculative, int running, int unschedulable) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAsSparksOwnExecutorAllocationManager(long seed) {
        EventStream stream = new EventStream(seed);
        for (int step = 0; step < 300; step++) {
            compareAfter(stream.next());
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void countsAsSparksOwnExecutorAllocationManagerInAnApplicationThatWasRecorded(String name) {
        RecordedSparkEvents events = new RecordedSparkEvents();
        for (RecordedEvent event : RecordedApplication.named(name).events()) {
            if (event instanceof StageSubmitted it) {
                compareAfter(events.spark(it));
            } else if (event instanceof StageCompleted it) {
                events.spark(it).ifPresent(this::compareAfter);
            } else if (event instanceof TaskStarted it) {
                compareAfter(events.spark(it));
            } else if (event instanceof TaskEnded it) {
                compareAfter(events.spark(it));
            }
        }

        assertThat(trace).as("events").hasSizeGreaterThan(2_000);
        assertThat(volley(0)).as("at the end").isEqualTo(new Tasks(0, 0, 0, 0));
    }

    /** A task that had succeeded is to run again because its executor took the output along; Spark counts one less that runs. */
    @Test
    void countsNoRunningTaskLessForOneThatHadEndedLongAgo() {
        StageInfo stage = SparkEvents.stage(0, 0, 2, 0, List.of());
        TaskInfo done = SparkEvents.task(1, 0, false);
        TaskInfo running = SparkEvents.task(2, 1, false);
        for (SparkListenerEvent event : List.of(
                SparkEvents.submitted(stage),
                SparkEvents.started(stage, done),
                SparkEvents.started(stage, running),
                SparkEvents.ended(stage, done, SparkEvents.SUCCEEDED),
                SparkEvents.ended(stage, done, Resubmitted$.MODULE$))) {
            tell(spark.listener(), event);
            tell(volley, event);
        }

        assertThat(volley(0)).isEqualTo(new Tasks(1, 0, 1, 0));
        assertThat(stock(0)).isEqualTo(new Tasks(1, 0, 0, 0));
    }

    @Test
    void learnsHowLongTasksTake() {
        StageInfo stage = SparkEvents.stage(0, 0, 2, 0, List.of());
        TaskInfo task = SparkEvents.task(1, 0, false);

        assertThat(volley.hasBegun()).isFalse();
        tell(volley, SparkEvents.submitted(stage));
        tell(volley, SparkEvents.started(stage, task));
        tell(volley, SparkEvents.ended(stage, task, SparkEvents.SUCCEEDED));

        assertThat(volley.hasBegun()).isTrue();
        StageDemand demand = demand(0).stages().get(0);
        assertThat(demand.taskSeconds().orElseThrow()).isBetween(1.95, 2.05);
    }

    static Set<String> recordings() {
        return RecordedApplication.NAMES;
    }

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    private void compareAfter(SparkListenerEvent event) {
        trace.add(words(event));
        tell(spark.listener(), event);
        tell(volley, event);
        for (int profile = 0; profile < PROFILES; profile++) {
            int of = profile;
            assertThat(volley(profile))
                    .as(() -> "profile %d after event %d, the last of %s"
                            .formatted(of, trace.size(), Iterables.getLast(Lists.partition(trace, 40))))
                    .isEqualTo(stock(profile));
        }
    }

    private Tasks volley(int profile) {
        ProfileDemand demand = demand(profile);
        int pending = demand.stages().stream().mapToInt(StageDemand::pending).sum();
        int speculative =
                demand.stages().stream().mapToInt(StageDemand::speculative).sum();
        int running = demand.stages().stream().mapToInt(StageDemand::running).sum();
        return new Tasks(pending, speculative, running, demand.unschedulableTaskSets());
    }

    private ProfileDemand demand(int profile) {
        return volley.demand(0).getOrDefault(new ProfileId(profile), ProfileDemand.NONE);
    }

    private Tasks stock(int profile) {
        return new Tasks(
                spark.listener().pendingTasksPerResourceProfile(profile),
                spark.listener().pendingSpeculativeTasksPerResourceProfile(profile),
                spark.listener().totalRunningTasksPerResourceProfile(profile),
                spark.listener().pendingUnschedulableTaskSetsPerResourceProfile(profile));
    }

    /** An event of one task in a few words, for whoever looks for the cause of a difference. */
    private static String words(SparkListenerEvent event) {
        if (event instanceof SparkListenerTaskStart start) {
            return "start of %d in %d.%d".formatted(start.taskInfo().index(), start.stageId(), start.stageAttemptId())
                    + (start.taskInfo().speculative() ? " (copy)" : "");
        }
        if (event instanceof SparkListenerTaskEnd end) {
            return "end of %d in %d.%d".formatted(end.taskInfo().index(), end.stageId(), end.stageAttemptId())
                    + (end.taskInfo().speculative() ? " (copy) " : " ")
                    + end.reason().getClass().getSimpleName();
        }
        if (event instanceof SparkListenerStageSubmitted submitted) {
            return "stage %d.%d, %d tasks"
                    .formatted(
                            submitted.stageInfo().stageId(),
                            submitted.stageInfo().attemptNumber(),
                            submitted.stageInfo().numTasks());
        }
        return event instanceof SparkListenerStageCompleted completed
                ? "end of stage %d.%d"
                        .formatted(
                                completed.stageInfo().stageId(),
                                completed.stageInfo().attemptNumber())
                : event.toString();
    }

    private static void tell(SparkListener listener, SparkListenerEvent event) {
        if (event instanceof SparkListenerStageSubmitted submitted) {
            listener.onStageSubmitted(submitted);
        } else if (event instanceof SparkListenerStageCompleted completed) {
            listener.onStageCompleted(completed);
        } else if (event instanceof SparkListenerTaskStart start) {
            listener.onTaskStart(start);
        } else if (event instanceof SparkListenerTaskEnd end) {
            listener.onTaskEnd(end);
        } else if (event instanceof SparkListenerSpeculativeTaskSubmitted copy) {
            listener.onSpeculativeTaskSubmitted(copy);
        } else if (event instanceof SparkListenerUnschedulableTaskSetAdded added) {
            listener.onUnschedulableTaskSetAdded(added);
        } else if (event instanceof SparkListenerUnschedulableTaskSetRemoved removed) {
            listener.onUnschedulableTaskSetRemoved(removed);
        } else {
            throw new IllegalArgumentException("no such event: " + event);
        }
    }
}
