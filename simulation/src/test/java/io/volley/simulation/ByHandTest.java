package io.volley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.Task;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.simulation.ScalingModel.Orders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One stage of 40 tasks on executors of 4 slots in a cluster of 100: what each policy requests, reckoned by hand. */
class ByHandTest {
    private static final DayParameters FIGURES = new DayParameters(100, 4, 10, 1_800, 1, ImmutableMap.of());
    private static final SimulatedStage STAGE = new SimulatedStage(0, "by hand", 40, 10, ImmutableSet.of(), 0);

    @Test
    void stockRequestsOneTwoFourMoreEachSecondUpToAllTasksAtOnce() {
        assertThat(targets(SimulatedPolicy.STOCK, 0, 1, 2, 3, 4, 5)).containsExactly(0, 1, 3, 7, 10, 10);
    }

    @Test
    void thriftyRequestsHalfAndEveryFifteenSeconds() {
        assertThat(targets(SimulatedPolicy.THRIFTY, 0, 1, 15.9, 16, 30.9, 31, 46))
                .containsExactly(0, 1, 1, 3, 3, 5, 5);
    }

    @Test
    void initialMaxHasAllUntilTheFirstStageComesAndThenWhatItsTasksTake() {
        ScalingModel scaling = SimulatedPolicy.INITIAL_MAX.scaling(FIGURES, 1);

        assertThat(look(scaling, 0).target()).isEqualTo(100);
        scaling.submitted(STAGE, 1);
        assertThat(look(scaling, 1.1).target()).isEqualTo(10);
    }

    @Test
    void backlogRequestsAllAtOnceForTasksOfUnknownLength() {
        assertThat(targets(SimulatedPolicy.BACKLOG, 0.02)).containsExactly(10);
    }

    @Test
    void deadlineRequestsAllAtOnceForTasksOfUnknownLength() {
        assertThat(targets(SimulatedPolicy.DEADLINE, 0.02)).containsExactly(10);
    }

    /** 39 tasks of 10 s wait, and 40 s are left: 4 slots do 160 s of 390 s, and new executors 35 s in each of 4 slots, 140 s. */
    @Test
    void deadlineRequestsWhatIsDoneInTimeOnceItKnowsTheLength() {
        ScalingModel scaling = SimulatedPolicy.DEADLINE.scaling(FIGURES, 1);
        scaling.submitted(STAGE, 0);
        scaling.registered("1", 0);
        Task task = new Task(0, 0, false);
        scaling.started(STAGE, task, "1", 0);
        scaling.ended(STAGE, task, "1", 10, 10);

        assertThat(look(scaling, 10).target()).isEqualTo(3);
    }

    @Test
    void staticHasWhatItHas() {
        assertThat(targets(SimulatedPolicy.STATIC_ALL, 0)).containsExactly(100);
        assertThat(targets(SimulatedPolicy.STATIC_FIFTH, 0)).containsExactly(20);
    }

    @Test
    void stockReleasesWhoHasBeenIdleForAMinute() {
        ScalingModel scaling = SimulatedPolicy.STOCK.scaling(FIGURES, 1);
        scaling.registered("1", 5);

        assertThat(look(scaling, 64.9).kill()).isEmpty();
        assertThat(look(scaling, 65).kill()).containsExactly("1");
    }

    @Test
    void volleyReleasesWhoHasBeenParkedAndIdleForFiveSeconds() {
        ScalingModel scaling = SimulatedPolicy.BACKLOG.scaling(FIGURES, 1);
        scaling.registered("1", 0);

        assertThat(look(scaling, 0).parked()).containsExactly("1");
        assertThat(look(scaling, 4.9).kill()).isEmpty();
        assertThat(look(scaling, 5).kill()).containsExactly("1");
    }

    private static List<Integer> targets(SimulatedPolicy policy, double... times) {
        ScalingModel scaling = policy.scaling(FIGURES, 1);
        scaling.submitted(STAGE, 0);
        List<Integer> targets = new ArrayList<>();
        for (double time : times) {
            targets.add(look(scaling, time).target());
        }
        return targets;
    }

    private static Orders look(ScalingModel scaling, double now) {
        return scaling.look(() -> ImmutableList.of(ExecutorUsage.nothing("1", 0)), now);
    }
}
