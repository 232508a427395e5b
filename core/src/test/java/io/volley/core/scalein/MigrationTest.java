package io.volley.core.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.scalein.Migration.Step;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final ExecutorUsage FULL = new ExecutorUsage("1", 0, 1, 0, 0);
    private static final ExecutorUsage CACHED = new ExecutorUsage("1", 0, 0, 0, 1);
    private static final ExecutorUsage EMPTY = ExecutorUsage.nothing("1", 0);

    private final Migration begun = Migration.begun("1", 10);

    @Test
    void waitsUntilNothingIsLeft() {
        assertThat(begun.next(FULL, Set.of(7L), 60, 20)).isEqualTo(Step.WAIT);
        assertThat(begun.next(CACHED, Set.of(7L), 60, 20)).isEqualTo(Step.WAIT);
        assertThat(begun.next(EMPTY, Set.of(7L), 60, 20)).isEqualTo(Step.TELL_PLACES);
    }

    @Test
    void goesWhenThoseThatMayStillReadHaveEnded() {
        Migration told = begun.told(Set.of(7L, 8L));

        assertThat(told.next(EMPTY, Set.of(8L, 9L), 60, 20)).isEqualTo(Step.WAIT);
        assertThat(told.next(EMPTY, Set.of(9L), 60, 20)).isEqualTo(Step.KILL);
    }

    @Test
    void isAbandonedWhenMovingTakesTooLongButNotWhenTasksDo() {
        assertThat(begun.next(FULL, Set.of(), 60, 71)).isEqualTo(Step.ABANDON);
        assertThat(begun.told(Set.of(7L)).next(EMPTY, Set.of(7L), 60, 500)).isEqualTo(Step.WAIT);
    }
}
