package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorId;
import org.junit.jupiter.api.Test;

/** What is allocated, and on which hosts. */
class LedgerAllocationsTest extends LedgerScript {
    @Test
    void launchesWhatIsAllocatedUnderANumberOfItsAttempt() {
        ledger = Ledger.ofAttempt(3);
        want(PROFILE, 2);

        assertThat(allocate(1, 7))
                .containsExactly(new Command.Launch(container(7), PROFILE, new ExecutorId(20_000_001), SMALL, "host"));
    }

    @Test
    void completesABatchWithItsLastAllocationAndSaysHowLongItTook() {
        want(PROFILE, 2);
        allocate(1, 1);
        now += 812;

        assertThat(allocate(1, 2)).contains(new Command.Complete(new BatchId(1), 2, 812));
        assertThat(ledger.batches()).isEmpty();
    }

    @Test
    void releasesWhatIsAllocatedAboveNeed() {
        want(PROFILE, 1);
        allocate(1, 1);

        assertThat(allocate(1, 2)).containsExactly(new Command.Release(container(2)));
        assertThat(ledger.held()).hasSize(1);
    }

    @Test
    void usesALateAllocationOfAWithdrawnBatchAndRequestsOneLess() {
        want(PROFILE, 8);
        want(PROFILE, 5);

        assertThat(allocate(1, 1))
                .containsExactly(
                        new Command.Launch(container(1), PROFILE, new ExecutorId(1), SMALL, "host"),
                        new Command.Withdraw(new BatchId(2), PROFILE, 5),
                        request(3, PROFILE, 4, true, "because"));
    }

    @Test
    void releasesALateAllocationOfAProfileThatWaitsForNothing() {
        want(PROFILE, 8);
        want(PROFILE, 0);

        assertThat(allocate(1, 1)).containsExactly(new Command.Release(container(1)));
    }

    @Test
    void hearsTheSameAllocationOnce() {
        want(PROFILE, 2);
        allocate(1, 1);

        assertThat(allocate(1, 1)).isEmpty();
        assertThat(ledger.counts()).containsEntry(PROFILE, new ContainerCounts(1, 1, 0));
    }

    @Test
    void requestsOnAnyHostForWhatTheNamedHostsDoNotAllocationInTime() {
        want(PROFILE, 4);
        allocate(1, 1);
        now += LIMIT - 1;
        assertThat(run(ledger.tick(now, LIMIT))).as("not yet").isEmpty();

        now += 1;
        assertThat(run(ledger.tick(now, LIMIT)))
                .containsExactly(
                        new Command.Withdraw(new BatchId(1), PROFILE, 3),
                        request(2, PROFILE, 3, false, "not allocated on the hosts that were named"));
        now += 10 * LIMIT;
        assertThat(run(ledger.tick(now, LIMIT))).as("waits without a limit").isEmpty();
    }

    @Test
    void waitsForNamedHostsAsLongAsTheyAllocation() {
        want(PROFILE, 3);
        now += LIMIT - 1;
        allocate(1, 1);
        now += LIMIT - 1;
        allocate(1, 2);
        now += LIMIT - 1;

        assertThat(run(ledger.tick(now, LIMIT))).isEmpty();
        now += 1;
        assertThat(run(ledger.tick(now, LIMIT)))
                .contains(request(2, PROFILE, 1, false, "not allocated on the hosts that were named"));
    }

    @Test
    void doesNotCountTheTimeUntilHostsWereFound() {
        want(PROFILE, 3);
        now += 10 * LIMIT;
        assertThat(run(ledger.tick(now, LIMIT))).as("nobody has been asked").isEmpty();
        run(ledger.placed(new BatchId(1), now));
        now += LIMIT - 1;

        assertThat(run(ledger.tick(now, LIMIT))).isEmpty();
        now += 1;
        assertThat(run(ledger.tick(now, LIMIT))).hasSize(2);
    }

    @Test
    void waitsWithoutALimitWhenNoHostCouldBeNamed() {
        want(PROFILE, 4);
        run(ledger.onAnyHost(new BatchId(1)));
        now += LIMIT;

        assertThat(run(ledger.tick(now, LIMIT))).isEmpty();
    }

    @Test
    void releasesAGrantOnAnExcludedHostAndRequestsAgain() {
        want(PROFILE, 1);
        Desired excluding = ledger.desired().withExcludedNodes(ImmutableSet.of("host"));
        assertThat(run(ledger.desired(excluding, now))).containsExactly(new Command.Exclude(ImmutableSet.of("host")));

        assertThat(allocate(1, 1)).contains(new Command.Release(container(1)), request(2, PROFILE, 1, true, "because"));
    }
}
