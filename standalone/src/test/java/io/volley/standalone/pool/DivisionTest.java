package io.volley.standalone.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.PoolMember;
import org.junit.jupiter.api.Test;

/** A cluster of 32 cores, and executors of 4. */
class DivisionTest {
    @Test
    void reckonsWithTheClusterOfWhoIsFirstByNameAndKnowsIt() {
        Division division = Division.of(ImmutableSortedMap.of(
                "a", new PoolMember(1, 100, 0, 4, 0),
                "b", new PoolMember(1, 100, 0, 4, 16),
                "c", new PoolMember(1, 100, 0, 4, 32)));

        assertThat(division.cluster()).isEqualTo(16);
        assertThat(division.shares()).isEqualTo(ImmutableSortedMap.of("a", 8, "b", 4, "c", 4));
        assertThat(division.share("d")).isZero();
    }

    @Test
    void isNotKnownWhileNobodyKnowsTheCluster() {
        assertThat(Division.of(ImmutableSortedMap.of("a", new PoolMember(1, 100, 0, 4, 0)))
                        .isKnown())
                .isFalse();
        assertThat(Division.NONE.isKnown()).isFalse();
    }

    @Test
    void letsOthersWaitForWhatExceedsAShare() {
        Division division = Division.of(ImmutableSortedMap.of("a", member(100, 32), "b", member(100, 0)));

        assertThat(division.othersWait("a")).isTrue();
        assertThat(division.othersWait("b")).isFalse();
    }

    @Test
    void letsOthersWaitForWhatIsNotNeeded() {
        assertThat(Division.of(ImmutableSortedMap.of("a", member(0, 32), "b", member(4, 0)))
                        .othersWait("a"))
                .isTrue();
    }

    @Test
    void letsNobodyWaitWhereThereIsRoom() {
        Division division = Division.of(ImmutableSortedMap.of("a", member(0, 16), "b", member(16, 0)));

        assertThat(division.othersWait("a")).isFalse();
        assertThat(division.othersWait("b")).isFalse();
    }

    @Test
    void letsNobodyWaitForMoreThanItsShare() {
        assertThat(Division.of(ImmutableSortedMap.of("a", member(100, 16), "b", member(100, 16)))
                        .othersWait("a"))
                .isFalse();
    }

    private static PoolMember member(int needed, int held) {
        return new PoolMember(1, needed, held, 4, 32);
    }
}
