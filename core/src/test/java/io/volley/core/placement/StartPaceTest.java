package io.volley.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartPaceTest {
    private final StartPace pace = new StartPace();

    @Test
    void startsAtOnceWhatANodeHasCoresFor() {
        assertThat(delays("a", 4, 4, 0)).containsOnly(0L);
        assertThat(delays("b", 16, 12, 0)).containsOnly(0L);
    }

    @Test
    void letsTheOthersWaitUntilACoreIsFree() {
        assertThat(delays("a", 2, 6, 100)).containsExactly(0L, 0L, 2_000L, 2_000L, 4_000L, 4_000L);
    }

    @Test
    void remembersEarlierStarts() {
        delays("a", 1, 1, 0);

        assertThat(pace.delay("a", 1, 500)).isEqualTo(1_500);
        assertThat(pace.delay("a", 1, 600)).isEqualTo(3_400);
        assertThat(pace.delay("a", 1, 60_000)).isZero();
        assertThat(pace.delay("b", 1, 60_000)).as("another node").isZero();
    }

    @Test
    void neverLetsOneWaitForLong() {
        assertThat(delays("a", 1, 50, 0))
                .startsWith(0L, 2_000L, 4_000L, 6_000L, 6_000L)
                .allMatch(delay -> delay <= 6_000);
    }

    @Test
    void takesTheCoresAsTheyAreNow() {
        delays("a", 8, 8, 0);

        assertThat(delays("a", 2, 3, 1)).as("a node that shrank").containsExactly(1_999L, 1_999L, 3_999L);
        assertThatThrownBy(() -> pace.delay("a", 0, 0)).hasMessageContaining("must have at least 1");
    }

    private List<Long> delays(String node, int cores, int starts, long now) {
        return IntStream.range(0, starts)
                .mapToObj(start -> pace.delay(node, cores, now))
                .toList();
    }
}
