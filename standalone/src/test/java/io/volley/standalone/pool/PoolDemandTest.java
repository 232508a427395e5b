package io.volley.standalone.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.PoolMember;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Target;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Executors of the default profile have 4 cores, those of the large one 8. */
class PoolDemandTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);
    private static final OptionalInt CLUSTER = OptionalInt.of(32);

    private final PoolDemand demand = new PoolDemand(2, 40, 10, profile -> profile.equals(LARGE) ? 8 : 4);

    @Test
    void needsNothingAtFirst() {
        assertThat(demand.none(CLUSTER)).isEqualTo(new PoolMember(2, 0, 0, 4, 32));
    }

    @Test
    void countsCoresOfAllProfiles() {
        assertThat(demand.of(needs(2, 3), Map.of(DEFAULT, 1, LARGE, 2), CLUSTER, 0))
                .isEqualTo(new PoolMember(2, 32, 20, 4, 32));
    }

    @Test
    void risesAtOnceAndFallsWhenTheNeedHasBeenLowerForTheWindow() {
        assertThat(neededAt(0, 3)).isEqualTo(12);
        assertThat(neededAt(1, 5)).isEqualTo(20);
        assertThat(neededAt(2, 0)).isEqualTo(20);
        assertThat(neededAt(8, 2)).isEqualTo(20);
        assertThat(neededAt(11, 0)).isEqualTo(20);
        assertThat(neededAt(11.1, 0)).isEqualTo(8);
        assertThat(neededAt(18.1, 0)).isEqualTo(0);
    }

    @Test
    void needsNoMoreThanItCanGet() {
        assertThat(neededAt(0, 100)).isEqualTo(40);
    }

    @Test
    void isServedInExecutorsOfTheProfileThatItNeedsOrNeededLast() {
        assertThat(demand.of(needs(0, 3), Map.of(), CLUSTER, 0).executorCores()).isEqualTo(8);
        assertThat(demand.of(needs(0, 0), Map.of(), CLUSTER, 1).executorCores()).isEqualTo(8);
        assertThat(demand.of(needs(1, 3), Map.of(), CLUSTER, 2).executorCores()).isEqualTo(4);
    }

    private int neededAt(double now, int executors) {
        return demand.of(needs(executors, 0), Map.of(), CLUSTER, now).coresNeeded();
    }

    private static ImmutableSortedMap<ProfileId, Target> needs(int executors, int large) {
        return ImmutableSortedMap.of(
                DEFAULT,
                new Target(executors, ImmutableList.of("a test")),
                LARGE,
                new Target(large, ImmutableList.of("a test")));
    }
}
