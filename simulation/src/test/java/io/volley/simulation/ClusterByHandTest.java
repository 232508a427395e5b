package io.volley.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.junit.jupiter.api.Test;

/** The whole of it with so little in it that it can be reckoned by hand. */
class ClusterByHandTest {
    private static final DayParameters FIGURES = new DayParameters(1, 1, 2, 1_800, 1, ImmutableMap.of());

    @Test
    void runsOneTaskAfterTheOtherInOneSlotAndTheChildAfterItsParent() {
        SimulatedStage parent = new SimulatedStage(0, "parent", 3, 2, ImmutableSet.of(), 1_000);
        SimulatedStage child = new SimulatedStage(1, "child", 1, 4, ImmutableSet.of(0), 0);
        SimulatedJob job = SimulatedJob.ofStages(0, 30, ImmutableList.of(parent, child));
        Day day = new Day(FIGURES, ImmutableList.of(new SimulatedApplication("one", ImmutableList.of(job))));

        DayOutcome outcome = day.run(SimulatedPolicy.STATIC_ALL);

        double seconds = seconds(parent) + seconds(child);
        assertThat(outcome.times().get(0).seconds()).isCloseTo(seconds, offset(1e-6));
        assertThat(outcome.usage().tasks()).isEqualTo(4);
        assertThat(outcome.usage().executorSeconds())
                .as("from the first allocation to the end of the day")
                .isCloseTo(120, offset(1.0));
    }

    private static double seconds(SimulatedStage stage) {
        SimulatedTaskSet tasks = new SimulatedTaskSet(
                stage, new RunningJob(SimulatedJob.ofStages(0, 0, ImmutableList.of(stage))), FIGURES.seed());
        double seconds = 0;
        for (int task = 0; task < stage.tasks(); task++) {
            seconds += tasks.seconds(tasks.next());
        }
        return seconds;
    }
}
