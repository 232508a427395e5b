package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.Headroom;
import io.volley.core.record.Observed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewlyAllocatedTest {
    private final NewlyAllocated allocations = new NewlyAllocated();

    @Test
    void tellsEachExecutorOnce() {
        allocations.in(observed(1, 0));

        assertThat(allocations.in(observed(1, 3))).containsExactly("1", "2", "3");
        assertThat(allocations.in(observed(1, 3))).isEmpty();
        assertThat(allocations.in(observed(1, 4))).containsExactly("4");
    }

    @Test
    void tellsNobodyOfTheFirstRecordForTheyMayBeOld() {
        assertThat(allocations.in(observed(1, 3))).isEmpty();
        assertThat(allocations.in(observed(1, 5))).containsExactly("4", "5");
    }

    @Test
    void beginsAnewWithTheNumbersOfANewAttempt() {
        allocations.in(observed(1, 3));

        assertThat(allocations.in(observed(2, 0))).isEmpty();
        assertThat(allocations.in(observed(2, 10_000_002))).containsExactly("10000001", "10000002");
        assertThat(allocations.in(observed(1, 4))).isEmpty();
    }

    @Test
    void tellsNobodyWhoseAllocationMayHaveGoneUnheardForLong() {
        allocations.in(observed(1, 3));

        allocations.missed();

        assertThat(allocations.in(observed(1, 5))).isEmpty();
        assertThat(allocations.in(observed(1, 6))).containsExactly("6");
    }

    /** @param newest 0 if there is none */
    private static Observed observed(int attempt, int newest) {
        return new Observed(
                attempt,
                1,
                1,
                ImmutableSortedMap.of(),
                0,
                Headroom.NONE,
                ImmutableList.of(),
                Optional.of(newest).filter(id -> id > 0).map(ExecutorId::new));
    }
}
