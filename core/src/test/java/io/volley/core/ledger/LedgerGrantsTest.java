package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.Counts;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorId;
import org.junit.jupiter.api.Test;

/** What is granted, and on which hosts. */
class LedgerGrantsTest extends LedgerScript {
    @Test
    void launchesWhatIsGrantedUnderANumberOfItsAttempt() {
        ledger = Ledger.ofAttempt(3);
        want(PROFILE, 2);

        assertThat(grant(1, 7))
                .containsExactly(new Command.Launch(container(7), PROFILE, new ExecutorId(20_000_001), SMALL, "host"));
    }

    @Test
    void completesABatchWithItsLastGrantAndSaysHowLongItTook() {
        want(PROFILE, 2);
        grant(1, 1);
        now += 812;

        assertThat(grant(1, 2)).contains(new Command.Complete(new BatchId(1), 2, 812));
        assertThat(ledger.batches()).isEmpty();
    }

    @Test
    void givesBackWhatIsGrantedAboveNeed() {
        want(PROFILE, 1);
        grant(1, 1);

        assertThat(grant(1, 2)).containsExactly(new Command.Release(container(2)));
        assertThat(ledger.held()).hasSize(1);
    }

    @Test
    void usesALateGrantOfAWithdrawnBatchAndAsksForOneLess() {
        want(PROFILE, 8);
        want(PROFILE, 5);

        assertThat(grant(1, 1))
                .containsExactly(
                        new Command.Launch(container(1), PROFILE, new ExecutorId(1), SMALL, "host"),
                        new Command.Withdraw(new BatchId(2), PROFILE, 5),
                        ask(3, PROFILE, 4, true, "because"));
    }

    @Test
    void givesBackALateGrantOfAProfileThatWaitsForNothing() {
        want(PROFILE, 8);
        want(PROFILE, 0);

        assertThat(grant(1, 1)).containsExactly(new Command.Release(container(1)));
    }

    @Test
    void hearsTheSameGrantOnce() {
        want(PROFILE, 2);
        grant(1, 1);

        assertThat(grant(1, 1)).isEmpty();
        assertThat(ledger.counts()).containsEntry(PROFILE, new Counts(1, 1, 0));
    }

    @Test
    void asksOnAnyHostForWhatTheNamedHostsDoNotGrantInTime() {
        want(PROFILE, 4);
        grant(1, 1);
        now += LIMIT - 1;
        assertThat(run(ledger.tick(now, LIMIT))).as("not yet").isEmpty();

        now += 1;
        assertThat(run(ledger.tick(now, LIMIT)))
                .containsExactly(
                        new Command.Withdraw(new BatchId(1), PROFILE, 3),
                        ask(2, PROFILE, 3, false, "not granted on the hosts that were named"));
        now += 10 * LIMIT;
        assertThat(run(ledger.tick(now, LIMIT))).as("waits without a limit").isEmpty();
    }

    @Test
    void waitsForNamedHostsAsLongAsTheyGrant() {
        want(PROFILE, 3);
        now += LIMIT - 1;
        grant(1, 1);
        now += LIMIT - 1;
        grant(1, 2);
        now += LIMIT - 1;

        assertThat(run(ledger.tick(now, LIMIT))).isEmpty();
        now += 1;
        assertThat(run(ledger.tick(now, LIMIT)))
                .contains(ask(2, PROFILE, 1, false, "not granted on the hosts that were named"));
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
    void givesBackAGrantOnAnExcludedHostAndAsksAgain() {
        want(PROFILE, 1);
        Desired excluding = ledger.desired().withExcludedNodes(ImmutableSet.of("host"));
        assertThat(run(ledger.desired(excluding, now))).containsExactly(new Command.Exclude(ImmutableSet.of("host")));

        assertThat(grant(1, 1)).contains(new Command.Release(container(1)), ask(2, PROFILE, 1, true, "because"));
    }
}
