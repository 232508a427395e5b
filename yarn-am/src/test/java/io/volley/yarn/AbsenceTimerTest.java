package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.ledger.AbsenceRule;
import org.junit.jupiter.api.Test;

class AbsenceTimerTest {
    private static final long GRACE = 30_000;

    private static final AbsenceRule RULE = new AbsenceRule(GRACE, 20 * GRACE);
    private static final int NOTICE = 10_000;

    private final AbsenceTimer quorum = new AbsenceTimer(RULE, false, NOTICE, 0);
    private final AbsenceTimer embedded = new AbsenceTimer(RULE, true, NOTICE, 0);

    @Test
    void givesTheDriverTheGraceToAppear() {
        quorum.driver(false, 20);
        assertThat(quorum.gone(GRACE + 19, 0)).isFalse();
        assertThat(quorum.gone(GRACE + 20, 0)).isTrue();

        assertThat(embedded.gone(GRACE - 1, 0)).isFalse();
        assertThat(embedded.gone(GRACE, 0)).isTrue();
    }

    @Test
    void takesNoSilenceOfAQuorumFromTheBeginningForTheDriversDeath() {
        assertThat(quorum.gone(10 * GRACE, 0)).isFalse();
    }

    @Test
    void doesNotCountTheTimeInWhichItStoodStillItself() {
        quorum.driver(true, 10);
        quorum.tick(900, 0);
        quorum.driver(false, 1_000);
        quorum.tick(1_100, 0);
        quorum.tick(1_100 + GRACE, 0);
        assertThat(quorum.gone(1_100 + GRACE, 0)).isFalse();

        quorum.tick(1_200 + GRACE, 0);
        assertThat(quorum.gone(1_000 + 2 * GRACE - 1, 0)).isFalse();
        assertThat(quorum.gone(1_000 + 2 * GRACE, 0)).isTrue();
    }

    @Test
    void countsFromWhenTheDriverWasLastThere() {
        quorum.driver(true, 10);
        quorum.driver(false, 1_000);

        assertThat(quorum.gone(GRACE + 999, 0)).isFalse();
        assertThat(quorum.gone(GRACE + 1_000, 0)).isTrue();
    }

    @Test
    void forgivesADriverThatComesBack() {
        quorum.driver(true, 10);
        quorum.driver(false, 1_000);
        quorum.driver(true, 2_000);

        assertThat(quorum.gone(10 * GRACE, 0)).isFalse();
    }

    @Test
    void takesNoSilenceOfAQuorumForTheDriversDeath() {
        quorum.driver(true, 10);
        quorum.connection(false, 20);
        quorum.driver(false, 30);
        assertThat(quorum.gone(10 * GRACE, 0)).isFalse();

        quorum.connection(true, 10 * GRACE);
        assertThat(quorum.gone(11 * GRACE - 1, 0)).as("the grace begins anew").isFalse();
        assertThat(quorum.gone(11 * GRACE, 0)).isTrue();
    }

    @Test
    void takesSilenceForDeathWhereTheDriverRunsTheZooKeeper() {
        embedded.driver(true, 10);
        embedded.connection(false, 1_000);

        assertThat(embedded.gone(GRACE + 999, 0)).isFalse();
        assertThat(embedded.gone(GRACE + 1_000, 0)).isTrue();
    }

    @Test
    void waitsForTheDriverWhoseZooKeeperIsBack() {
        embedded.driver(true, 10);
        embedded.connection(false, 1_000);
        embedded.connection(true, 2_000);

        assertThat(embedded.gone(10 * GRACE, 0)).isFalse();
    }

    @Test
    void waitsAsLongAsTheExecutorsRunOnUpToTheLimit() {
        quorum.driver(true, 10);
        quorum.driver(false, 1_000);

        assertThat(quorum.overdue(1_000 + GRACE)).isTrue();
        assertThat(quorum.gone(1_000 + 20 * GRACE - 1, 8)).isFalse();
        assertThat(quorum.gone(1_000 + 20 * GRACE, 8)).isTrue();
    }

    @Test
    void waitsForExecutorsThatAreBeingReplaced() {
        quorum.driver(true, 10);
        quorum.driver(false, 1_000);
        long end = 2 * GRACE;
        for (long now = 0; now <= end; now += 100) {
            quorum.tick(now, 1);
        }

        assertThat(quorum.overdue(end)).isTrue();
        assertThat(quorum.gone(end + AbsenceRule.DESERTED - 1, 0)).isFalse();
        assertThat(quorum.gone(end + AbsenceRule.DESERTED, 0)).isTrue();
    }

    @Test
    void countsTheExecutorsThatEndedWhileZooKeeperHadNotYetNoticed() {
        quorum.driver(true, 10);
        quorum.ended(5, 60_000 - NOTICE - 1);
        quorum.ended(4, 60_000 - NOTICE);
        quorum.driver(false, 60_000);
        quorum.ended(5, 61_000);

        assertThat(quorum.gone(60_000 + GRACE - 1, 8)).as("within the grace").isFalse();
        assertThat(quorum.gone(60_000 + GRACE, 8)).isTrue();
        assertThat(quorum.gone(60_000 + GRACE, 9)).as("as many run").isFalse();
    }

    @Test
    void forgetsWhatEndedBeforeTheDriverWasBack() {
        quorum.driver(true, 10);
        quorum.driver(false, 1_000);
        quorum.ended(9, 2_000);
        quorum.driver(true, 3_000);
        quorum.ended(0, 3_000 + NOTICE);
        quorum.driver(false, 100_000);

        assertThat(quorum.gone(100_000 + GRACE, 8)).isFalse();
    }
}
