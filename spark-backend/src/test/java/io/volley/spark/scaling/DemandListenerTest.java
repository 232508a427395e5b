package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.volley.core.demand.ProfileDemand;
import java.util.List;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** How it counts is in {@link DemandDifferenceTest}. */
class DemandListenerTest {
    private static final int TASKS = 20;

    private final DemandListener listener = new DemandListener(() -> 0, () -> {});
    private int stages;

    /** All stages of a query have one name. */
    @Test
    void learnsFromEachStageOfAQueryForItself() {
        run(20, "Scan csv", "Exchange");
        run(5_000, "AQEShuffleRead", "SortMergeJoin");

        assertThat(expected("Scan csv", "Exchange")).isCloseTo(0.02, Percentage.withPercentage(10));
        assertThat(expected("AQEShuffleRead", "SortMergeJoin")).isCloseTo(5, within(0.5));
    }

    private void run(long millis, String... operators) {
        StageInfo stage = submit(operators);
        for (int task = 0; task < TASKS; task++) {
            TaskInfo info = SparkEvents.task(100L * stage.stageId() + task, task, false);
            listener.onTaskStart(SparkEvents.started(stage, info));
            listener.onTaskEnd(SparkEvents.ended(stage, info, SparkEvents.SUCCEEDED, millis));
        }
        listener.onStageCompleted(SparkEvents.completed(stage));
    }

    private double expected(String... operators) {
        StageInfo stage = submit(operators);
        ProfileDemand demand = listener.demand(0).values().asList().get(0);
        double seconds = demand.stages().get(0).taskSeconds().orElseThrow();
        listener.onStageCompleted(SparkEvents.completed(stage));
        return seconds;
    }

    private StageInfo submit(String... operators) {
        StageInfo stage = SparkEvents.doing(SparkEvents.stage(stages++, 0, TASKS, 0, List.of()), operators);
        listener.onStageSubmitted(SparkEvents.submitted(stage));
        return stage;
    }
}
