package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wanted, and what is requested for it. */
class LedgerTest extends LedgerScript {
    @Test
    void requestsTheWholeDifferenceInOneBatch() {
        assertThat(want(PROFILE, 8)).containsExactly(request(1, PROFILE, 8, true, "because"));
    }

    @Test
    void requestsEachProfileByItself() {
        Desired both = ledger.desired().withProfiles(ImmutableMap.of(PROFILE, wanted(3), OTHER, wanted(2)));

        assertThat(run(ledger.desired(both, now)))
                .containsExactly(request(1, PROFILE, 3, true, "because"), request(2, OTHER, 2, true, "because"));
    }

    @Test
    void requestsOnlyForWhatIsMissingWhenTheTargetRises() {
        want(PROFILE, 2);
        allocate(1, 1);

        assertThat(want(PROFILE, 5)).containsExactly(request(2, PROFILE, 3, true, "because"));
        assertThat(ledger.counts()).containsEntry(PROFILE, new ContainerCounts(4, 1, 0));
    }

    @Test
    void tellsTheNewestExecutorOfItsAttemptOnceItHasOne() {
        ledger = Ledger.ofAttempt(2);
        assertThat(ledger.newest()).isEmpty();

        want(PROFILE, 3);
        allocate(1, 1);
        allocate(1, 2);

        assertThat(ledger.newest()).contains(new ExecutorId(10_000_002));
    }

    @Test
    void ignoresAnOlderGeneration() {
        Desired older = ledger.desired().withProfiles(ImmutableMap.of(PROFILE, wanted(3)));
        want(PROFILE, 4);

        assertThat(run(ledger.desired(older, now))).isEmpty();
        assertThat(ledger.desired().target(PROFILE)).isEqualTo(4);
    }

    @Test
    void dropsAPartlyAllocatedBatchWholeAndRequestsTheRestAnewWhenTheTargetFalls() {
        want(PROFILE, 8);
        allocate(1, 1, 2, 3);

        assertThat(want(PROFILE, 5))
                .containsExactly(
                        new Command.Withdraw(new BatchId(1), PROFILE, 5), request(2, PROFILE, 2, true, "because"));
    }

    @Test
    void neverReleasesARunningExecutorBecauseTheTargetFell() {
        want(PROFILE, 2);
        allocate(1, 1, 2);
        started(1, 2);

        assertThat(want(PROFILE, 0)).isEmpty();
        assertThat(ledger.counts()).containsEntry(PROFILE, new ContainerCounts(0, 0, 2));
    }

    @Test
    void releasesWhatIsNamedAndReplacesItIfTheTargetStands() {
        want(PROFILE, 2);
        allocate(1, 1, 2);
        started(1, 2);

        assertThat(release(2))
                .containsExactly(new Command.Release(container(2)), request(2, PROFILE, 1, true, "because"));
        assertThat(release(2)).as("the same name again").isEmpty();
    }

    @Test
    void doesNotRequestWhatIsReleasedBelowTheTarget() {
        want(PROFILE, 2);
        allocate(1, 1, 2);
        started(1, 2);
        want(PROFILE, 1);

        assertThat(release(2)).containsExactly(new Command.Release(container(2)));
        assertThat(ledger.counts()).containsEntry(PROFILE, new ContainerCounts(0, 0, 1));
        assertThat(ledger.pending()).as("its end is still to be heard of").isTrue();
    }

    @Test
    void takesOverWhatAnEarlierAttemptLeftRunning() {
        run(ledger.recovered(List.of(new InheritedContainer(container(1), PROFILE, "host")), now));

        assertThat(want(PROFILE, 3)).containsExactly(request(1, PROFILE, 2, true, "because"));
        assertThat(ledger.counts()).containsEntry(PROFILE, new ContainerCounts(2, 0, 1));
    }
}
