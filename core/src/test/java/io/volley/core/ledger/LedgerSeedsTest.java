package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerSeedsTest {
    private static final int EVENTS = 200;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverHoldsMoreThanItEverWanted(long seed) {
        LedgerRun run = new LedgerRun(new Random(seed));
        for (int event = 0; event < EVENTS; event++) {
            run.step();
            int number = event;
            run.counting()
                    .forEach((profile, count) -> assertThat(count)
                            .as("event %s, %s, %s", number, profile, run.ledger)
                            .isLessThanOrEqualTo(run.mostWanted.getOrDefault(profile, 0)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void requestsExactlyWhatIsMissing(long seed) {
        LedgerRun run = new LedgerRun(new Random(seed));
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

    @ParameterizedTest
    @MethodSource("seeds")
    void leaksNoContainer(long seed) {
        LedgerRun run = new LedgerRun(new Random(seed));
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

    @ParameterizedTest
    @MethodSource("seeds")
    void comesToWhatIsWantedOnceNothingElseHappens(long seed) {
        LedgerRun run = new LedgerRun(new Random(seed));
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
        LedgerRun run = new LedgerRun(new Random(seed));
        for (int event = 0; event < EVENTS; event++) {
            run.step();
        }
        return run.trace();
    }

    private static int missing(Ledger ledger, ProfileId profile, ContainerCounts counts) {
        return Math.max(0, ledger.desired().target(profile) - counts.starting() - counts.running());
    }
}
