package io.volley.core.executors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTimesTest {
    private final AllocationTimes allocations = new AllocationTimes();

    @Test
    void tellsHowLongAgoAnExecutorWasAllocatedOnce() {
        allocations.allocated("1", 10);

        assertThat(allocations.registered("1", 14.5)).contains(4.5);
        assertThat(allocations.registered("1", 14.5)).isEmpty();
    }

    @Test
    void countsAnIdThatComesBackFromItsLastAllocation() {
        allocations.allocated("1", 10);
        allocations.allocated("1", 20);

        assertThat(allocations.registered("1", 24)).contains(4.0);
    }

    @Test
    void forgetsWhoDoesNotRegister() {
        allocations.allocated("1", 0);
        allocations.allocated("2", 10);
        allocations.allocated("1", 20);
        allocations.allocated("3", AllocationTimes.FORGOTTEN_SECONDS + 15);

        assertThat(allocations.size()).isEqualTo(2);
        assertThat(allocations.registered("2", AllocationTimes.FORGOTTEN_SECONDS + 15))
                .isEmpty();
    }
}
