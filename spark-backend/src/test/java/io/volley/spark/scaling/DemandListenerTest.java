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
    private String name = "collect at Daily.java:23";

    /** All stages of a query have one name. */
    @Test
    void learnsFromEachStageOfAQueryForItself() {
        run(20, "Scan csv", "Exchange");
        run(5_000, "AQEShuffleRead", "SortMergeJoin");

        assertThat(expected("Scan csv", "Exchange")).isCloseTo(0.02, Percentage.withPercentage(10));
        assertThat(expected("AQEShuffleRead", "SortMergeJoin")).isCloseTo(5, within(0.5));
    }

    /** As in each night's run of the same program: a session of its own of Spark Connect. */
    @Test
    void learnsFromEarlierSessionsOfSparkConnect() {
        name = "Spark Connect - session_id: \"570dc2a6-0c1b\"\nuser_context {\n  user_id: \"ann\"\n}\nplan {\n  roo...";
        run(5_000, "Scan csv", "Exchange");
        name = "count at Other.java:5";
        run(20, "Scan csv", "Exchange");
        run(20, "Scan csv", "Exchange");

        name = "Spark Connect - session_id: \"02214c67-e729\"\nuser_context {\n  user_id: \"bob\"\n}\nplan {\n  roo...";
        assertThat(expected("Scan csv", "Exchange")).isCloseTo(5, within(0.5));
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
        StageInfo stage = SparkEvents.doing(SparkEvents.stage(stages++, 0, TASKS, 0, List.of()), name, operators);
        listener.onStageSubmitted(SparkEvents.submitted(stage));
        return stage;
    }
}
