package io.volley.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.cli.simulate.Scaling.Orders;
import io.volley.core.demand.Task;
import io.volley.core.release.Holding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One stage of 40 tasks on executors of 4 slots in a cluster of 100: what each contender asks for, reckoned by hand. */
class ByHandTest {
    private static final Figures FIGURES = new Figures(100, 4, 10, 1_800, 1, ImmutableMap.of());
    private static final SimulatedStage STAGE = new SimulatedStage(0, "by hand", 40, 10, ImmutableSet.of(), 0);

    @Test
    void stockAsksForOneTwoFourMoreEachSecondUpToAllTasksAtOnce() {
        assertThat(targets(Contender.STOCK, 0, 1, 2, 3, 4, 5)).containsExactly(0, 1, 3, 7, 10, 10);
    }

    @Test
    void thriftyAsksForHalfAndEveryFifteenSeconds() {
        assertThat(targets(Contender.THRIFTY, 0, 1, 15.9, 16, 30.9, 31, 46)).containsExactly(0, 1, 1, 3, 3, 5, 5);
    }

    @Test
    void initialMaxHasAllUntilTheFirstStageComesAndThenWhatItsTasksTake() {
        Scaling scaling = Contender.INITIAL_MAX.scaling(FIGURES, 1);

        assertThat(look(scaling, 0).target()).isEqualTo(100);
        scaling.submitted(STAGE, 1);
        assertThat(look(scaling, 1.1).target()).isEqualTo(10);
    }

    @Test
    void backlogAsksForAllAtOnceForTasksOfUnknownLength() {
        assertThat(targets(Contender.BACKLOG, 0.02)).containsExactly(10);
    }

    @Test
    void deadlineAsksForAllAtOnceForTasksOfUnknownLength() {
        assertThat(targets(Contender.DEADLINE, 0.02)).containsExactly(10);
    }

    /** 39 tasks of 10 s wait, and 40 s are left: 4 slots do 160 s of 390 s, and new executors 35 s in each of 4 slots, 140 s. */
    @Test
    void deadlineAsksForWhatIsDoneInTimeOnceItKnowsTheLength() {
        Scaling scaling = Contender.DEADLINE.scaling(FIGURES, 1);
        scaling.submitted(STAGE, 0);
        scaling.registered("1", 0);
        Task task = new Task(0, 0, false);
        scaling.started(STAGE, task, "1", 0);
        scaling.ended(STAGE, task, "1", 10, 10);

        assertThat(look(scaling, 10).target()).isEqualTo(3);
    }

    @Test
    void staticHasWhatItHas() {
        assertThat(targets(Contender.STATIC_ALL, 0)).containsExactly(100);
        assertThat(targets(Contender.STATIC_FIFTH, 0)).containsExactly(20);
    }

    @Test
    void stockGivesBackWhoHasBeenIdleForAMinute() {
        Scaling scaling = Contender.STOCK.scaling(FIGURES, 1);
        scaling.registered("1", 5);

        assertThat(look(scaling, 64.9).kill()).isEmpty();
        assertThat(look(scaling, 65).kill()).containsExactly("1");
    }

    @Test
    void volleyGivesBackWhoHasBeenParkedAndIdleForFiveSeconds() {
        Scaling scaling = Contender.BACKLOG.scaling(FIGURES, 1);
        scaling.registered("1", 0);

        assertThat(look(scaling, 0).parked()).containsExactly("1");
        assertThat(look(scaling, 4.9).kill()).isEmpty();
        assertThat(look(scaling, 5).kill()).containsExactly("1");
    }

    private static List<Integer> targets(Contender contender, double... times) {
        Scaling scaling = contender.scaling(FIGURES, 1);
        scaling.submitted(STAGE, 0);
        List<Integer> targets = new ArrayList<>();
        for (double time : times) {
            targets.add(look(scaling, time).target());
        }
        return targets;
    }

    private static Orders look(Scaling scaling, double now) {
        return scaling.look(() -> ImmutableList.of(Holding.nothing("1", 0)), now);
    }
}
