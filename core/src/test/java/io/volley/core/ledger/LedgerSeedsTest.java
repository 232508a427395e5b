package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerSeedsTest {
    private static final int EVENTS = 200;
    private static final int SEEDS = 400;

    /** Each in client mode, where the driver is no affair of the ledger's, and in cluster mode, where it is. */
    static Stream<Arguments> seeds() {
        return LongStream.range(0, SEEDS)
                .boxed()
                .flatMap(seed -> Stream.of(Arguments.of(seed, false), Arguments.of(seed, true)));
    }

    private static LedgerRun run(long seed, boolean clusterMode) {
        Random random = new Random(seed);
        return clusterMode ? LedgerRun.inClusterMode(random) : LedgerRun.inClientMode(random);
    }

    @ParameterizedTest(name = "seed {0}, cluster mode: {1}")
    @MethodSource("seeds")
    void neverHoldsMoreThanItEverWanted(long seed, boolean clusterMode) {
        LedgerRun run = run(seed, clusterMode);
        for (int event = 0; event < EVENTS; event++) {
            run.step();
            int number = event;
            run.counting()
                    .forEach((profile, count) -> assertThat(count)
                            .as("event %s, %s, %s", number, profile, run.ledger)
                            .isLessThanOrEqualTo(run.mostWanted.getOrDefault(profile, 0)));
        }
    }

    @ParameterizedTest(name = "seed {0}, cluster mode: {1}")
    @MethodSource("seeds")
    void requestsExactlyWhatIsMissing(long seed, boolean clusterMode) {
        LedgerRun run = run(seed, clusterMode);
        for (int event = 0; event < EVENTS; event++) {
            run.step();
            Ledger ledger = run.ledger;
            int number = event;
            ledger.counts()
                    .forEach((profile, counts) -> assertThat(counts.requested())
                            .as("event %s, %s, %s", number, profile, ledger)
                            .isEqualTo(missing(ledger, profile, counts)));
        }
    }

    @ParameterizedTest(name = "seed {0}, cluster mode: {1}")
    @MethodSource("seeds")
    void leaksNoContainer(long seed, boolean clusterMode) {
        LedgerRun run = run(seed, clusterMode);
        for (int event = 0; event < EVENTS; event++) {
            run.step();
            for (ContainerId launched : run.cluster.in(LedgerCluster.State.LAUNCHED)) {
                assertThat(run.ledger.held()).as("event %s", event).containsKey(launched);
            }
            for (ContainerId ended : run.cluster.in(LedgerCluster.State.ENDED)) {
                assertThat(run.ledger.held()).as("event %s", event).doesNotContainKey(ended);
            }
        }
        run.calmDown();
        assertThat(run.cluster.in(LedgerCluster.State.ALLOCATED)).isEmpty();
        assertThat(run.cluster.in(LedgerCluster.State.LAUNCHED))
                .containsExactlyInAnyOrderElementsOf(run.ledger.held().keySet());
    }

    @ParameterizedTest(name = "seed {0}, cluster mode: {1}")
    @MethodSource("seeds")
    void comesToWhatIsWantedOnceNothingElseHappens(long seed, boolean clusterMode) {
        LedgerRun run = run(seed, clusterMode);
        for (int event = 0; event < EVENTS; event++) {
            run.step();
        }
        run.calmDown();
        assertThat(run.ledger.counts()).as("%s", run.ledger).isEqualTo(run.wantedCounts());
        assertThat(run.ledger.pending()).isFalse();
    }

    @Test
    void doesTheSameForTheSameSeed() {
        assertThat(trace(42)).isEqualTo(trace(42)).isNotEqualTo(trace(43));
    }

    private static Iterable<String> trace(long seed) {
        LedgerRun run = run(seed, true);
        for (int event = 0; event < EVENTS; event++) {
            run.step();
        }
        return run.trace();
    }

    private static int missing(Ledger ledger, ProfileId profile, ContainerCounts counts) {
        int target = profile.equals(ProfileId.DRIVER) ? 1 : ledger.desired().target(profile);
        return Math.max(0, target - counts.starting() - counts.running());
    }
}
