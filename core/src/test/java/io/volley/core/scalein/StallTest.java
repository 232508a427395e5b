package io.volley.core.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.demand.TaskWait;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StallTest {
    private static final Set<String> ONE_FREE = Set.of("1");

    private final Stall stall = new Stall();
    private int looks;

    @Test
    void isThereWhenNothingStartsForASecondThoughASlotIsFree() {
        assertThat(look(true, new TaskWait(0.9, 0.9, 0), ONE_FREE, 10)).isFalse();
        assertThat(look(true, new TaskWait(1, 1, 0), ONE_FREE, 10.1)).isTrue();
        assertThat(look(true, new TaskWait(0.1, 0.1, 0), ONE_FREE, 10.2))
                .as("a task has started")
                .isFalse();
    }

    @Test
    void isNotThereWhileAllSlotsAreTaken() {
        for (int second = 0; second < 100; second++) {
            assertThat(look(true, new TaskWait(second, second, 0), Set.of(), second))
                    .isFalse();
        }
    }

    @Test
    void isNotThereWhileNobodyIsParked() {
        assertThat(look(false, new TaskWait(100, 100, 0), ONE_FREE, 0)).isFalse();
        assertThat(looks).isZero();
    }

    /** A stage whose retry may run on parked executors alone, beside others that go on. */
    @Test
    void isThereWhenOneExecutorHasHadAFreeSlotForLongWhileOtherStagesGoOn() {
        for (int second = 0; second < 4; second++) {
            assertThat(look(true, new TaskWait(60 + second, 0, 0), ONE_FREE, second))
                    .isFalse();
        }
        assertThat(look(true, new TaskWait(64, 0, 0), ONE_FREE, 4)).isTrue();
    }

    /** Short tasks leave slots free for moments, now here, now there, and the stages behind them wait. */
    @Test
    void isNotThereWhenSlotsAreFreeForMoments() {
        for (int second = 0; second < 100; second++) {
            Set<String> free = Set.of(Integer.toString(second % 2), "always new " + second);
            assertThat(look(true, new TaskWait(60 + second, 0, 0), free, second))
                    .isFalse();
        }
    }

    /** So many short tasks came later that no slot is ever free when somebody looks. */
    @Test
    void isThereWhenLaterStagesHaveOvertakenForLongThoughNoSlotIsFree() {
        for (int second = 0; second < 14; second++) {
            assertThat(look(true, new TaskWait(60, 0, 60), Set.of(), second)).isFalse();
        }
        assertThat(look(true, new TaskWait(60, 0, 60), Set.of(), 14)).isTrue();
    }

    /** Copies by speculation, and tasks that are tried again, wait for moments in a stage whose last start is long ago. */
    @Test
    void isNotThereWhenLaterStagesOvertakeForMoments() {
        for (int second = 0; second < 100; second++) {
            TaskWait wait = second % 10 == 9 ? TaskWait.NONE : new TaskWait(60, 0, 60);
            assertThat(look(true, wait, Set.of(), second)).isFalse();
        }
    }

    @Test
    void looksOnceASecondAndOnlyWhileTasksWait() {
        for (int tenth = 0; tenth < 100; tenth++) {
            look(true, new TaskWait(0.5, 0.5, 0), Set.of(), tenth / 10.0);
        }
        assertThat(looks).isZero();

        for (int tenth = 100; tenth < 200; tenth++) {
            look(true, new TaskWait(5, 0, 0), Set.of(), tenth / 10.0);
        }
        assertThat(looks).isEqualTo(10);
    }

    private boolean look(boolean anyParked, TaskWait wait, Set<String> free, double now) {
        return stall.isThere(
                anyParked,
                wait,
                () -> {
                    looks++;
                    return free;
                },
                now);
    }
}
