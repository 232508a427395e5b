package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AbsenceTimerTest {
    private static final long GRACE = 30_000;

    private final AbsenceTimer quorum = new AbsenceTimer(GRACE, false, 0);
    private final AbsenceTimer embedded = new AbsenceTimer(GRACE, true, 0);

    @Test
    void givesTheDriverTheGraceToAppear() {
        quorum.driver(false, 20);
        assertThat(quorum.gone(GRACE + 19)).isFalse();
        assertThat(quorum.gone(GRACE + 20)).isTrue();

        assertThat(embedded.gone(GRACE - 1)).isFalse();
        assertThat(embedded.gone(GRACE)).isTrue();
    }

    @Test
    void takesNoSilenceOfAQuorumFromTheBeginningForTheDriversDeath() {
        assertThat(quorum.gone(10 * GRACE)).isFalse();
    }

    @Test
    void doesNotCountTheTimeInWhichItStoodStillItself() {
        quorum.driver(true, 10);
        quorum.tick(900);
        quorum.driver(false, 1_000);
        quorum.tick(1_100);
        quorum.tick(1_100 + GRACE);
        assertThat(quorum.gone(1_100 + GRACE)).isFalse();

        quorum.tick(1_200 + GRACE);
        assertThat(quorum.gone(1_000 + 2 * GRACE - 1)).isFalse();
        assertThat(quorum.gone(1_000 + 2 * GRACE)).isTrue();
    }

    @Test
    void countsFromWhenTheDriverWasLastThere() {
        quorum.driver(true, 10);
        quorum.driver(false, 1_000);

        assertThat(quorum.gone(GRACE + 999)).isFalse();
        assertThat(quorum.gone(GRACE + 1_000)).isTrue();
    }

    @Test
    void forgivesADriverThatComesBack() {
        quorum.driver(true, 10);
        quorum.driver(false, 1_000);
        quorum.driver(true, 2_000);

        assertThat(quorum.gone(10 * GRACE)).isFalse();
    }

    @Test
    void takesNoSilenceOfAQuorumForTheDriversDeath() {
        quorum.driver(true, 10);
        quorum.connection(false, 20);
        quorum.driver(false, 30);
        assertThat(quorum.gone(10 * GRACE)).isFalse();

        quorum.connection(true, 10 * GRACE);
        assertThat(quorum.gone(11 * GRACE - 1)).as("the grace begins anew").isFalse();
        assertThat(quorum.gone(11 * GRACE)).isTrue();
    }

    @Test
    void takesSilenceForDeathWhereTheDriverRunsTheZooKeeper() {
        embedded.driver(true, 10);
        embedded.connection(false, 1_000);

        assertThat(embedded.gone(GRACE + 999)).isFalse();
        assertThat(embedded.gone(GRACE + 1_000)).isTrue();
    }

    @Test
    void waitsForTheDriverWhoseZooKeeperIsBack() {
        embedded.driver(true, 10);
        embedded.connection(false, 1_000);
        embedded.connection(true, 2_000);

        assertThat(embedded.gone(10 * GRACE)).isFalse();
    }
}
