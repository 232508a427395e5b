package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.Connection;
import io.volley.core.ledger.AbsenceRule;
import io.volley.core.record.Ending;
import java.util.Optional;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.InvalidResourceRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How it ends: with the application, without its driver, and when YARN will not have it. */
class ApplicationMasterEndTest extends ApplicationMasterScript {
    @Test
    void endsWithTheThreadThatSpeaksToYarn() {
        run(1);
        yarn.breakdown = Optional.of(new LinkageError("two Hadoops"));
        heartbeat();

        assertThat(over).isCompletedExceptionally();
    }

    @Test
    void tellsYarnTheEndAndWritesNothingMore() {
        run(3);
        desired = desired.ended(new Ending(true, "all done"));
        am.desired(desired);
        heartbeat();

        assertThat(yarn.ending).contains(new Ending(true, "all done"));
        assertThat(over).isCompletedWithValue(AttemptOutcome.FINISHED);
        assertThat(publisher.closed).isTrue();
        assertThat(nodes.closed).isTrue();
    }

    @Test
    void givesEverythingBackWhenTheDriverStaysAwayAndItsExecutorsEndByThemselves() {
        run(3);
        am.driver(true);
        endAll(1);
        am.driver(false);
        pass(GRACE / 2);
        nodes.accept(am);
        endAll(1);
        pass(GRACE / 2);
        heartbeat();

        assertThat(yarn.ending)
                .contains(
                        new Ending(false, "The driver has been unreachable for longer than spark.volley.driver.grace"));
        assertThat(over).isCompletedWithValue(AttemptOutcome.ABANDONED);
    }

    @Test
    void waitsForADriverWhoseExecutorsKeepRunning() {
        run(3);
        am.driver(true);
        am.driver(false);
        yarn.end(yarn.given.iterator().next(), 1);
        heartbeat();
        pass(20 * GRACE - 100);

        assertThat(over).isNotDone();
        assertThat(publisher.last().reasons())
                .contains("ZooKeeper has not seen the driver for 30 s, but 2 executors keep running: waiting for it");
        am.driver(true);
        pass(20 * GRACE);
        assertThat(over).isNotDone();
        assertThat(publisher.last().reasons()).contains("ZooKeeper sees the driver again");
    }

    @Test
    void waitsForADriverWhoseOnlyExecutorIsBeingReplaced() {
        run(1);
        am.driver(true);
        am.driver(false);
        pass(2 * GRACE);
        endAll(-102);
        heartbeat();
        pass(AbsenceRule.DESERTED - 100);
        nodes.accept(am);
        pass(2 * GRACE);
        heartbeat();

        assertThat(over).isNotDone();
        assertThat(yarn.given).hasSize(1);
    }

    @Test
    void givesEverythingBackOnceNoExecutorHasRunForLong() {
        run(1);
        am.driver(true);
        am.driver(false);
        pass(2 * GRACE);
        endAll(-102);
        pass(AbsenceRule.DESERTED + 100);
        heartbeat();

        assertThat(over).isCompletedWithValue(AttemptOutcome.ABANDONED);
    }

    @Test
    void givesEverythingBackAtTheLimitWhateverTheExecutorsDo() {
        run(3);
        am.driver(true);
        am.driver(false);
        pass(20 * GRACE);
        heartbeat();

        assertThat(over).isCompletedWithValue(AttemptOutcome.ABANDONED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -100, -102, 137, 143})
    void takesNoEndForADriversDeathThatYarnOrASignalMade(int status) {
        run(3);
        am.driver(true);
        am.driver(false);
        for (int time = 0; time < 2; time++) {
            endAll(status);
            heartbeat();
            nodes.accept(am);
        }
        pass(GRACE);
        heartbeat();

        assertThat(over).isNotDone();
    }

    @Test
    void reportsNoExecutorThatEndsAfterTheApplication() {
        run(3);
        yarn.end(yarn.given.iterator().next(), 1);
        loop.turn(am);
        am.desired(desired.ended(new Ending(true, "all done")));
        drain();

        assertThat(publisher.exits).isEmpty();
    }

    private void endAll(int status) {
        ImmutableList.copyOf(yarn.given).forEach(container -> yarn.end(container, status));
        heartbeat();
        heartbeat();
    }

    @Test
    void givesNothingBackBecauseZooKeeperIsSilent() {
        run(3);
        am.driver(true);
        am.connection(Connection.LOST);
        am.driver(false);
        pass(10 * GRACE);
        am.connection(Connection.CONNECTED);
        pass(GRACE - 100);
        am.driver(true);
        pass(GRACE);

        assertThat(over).isNotDone();
        assertThat(yarn.given).hasSize(3);
    }

    @Test
    void givesNothingBackBecauseZooKeeperIsSilentFromTheBeginning() {
        run(3);
        pass(10 * GRACE);

        assertThat(over).isNotDone();
        assertThat(yarn.given).hasSize(3);
    }

    @Test
    void hearsThatTheDriverIsBackBeforeItJudgesAfterHavingStoodStill() {
        run(3);
        am.driver(true);
        am.driver(false);
        pass(1_000);
        now += 2 * GRACE;
        am.tick();
        am.driver(true);
        pass(2 * GRACE);

        assertThat(over).isNotDone();
        assertThat(yarn.given).hasSize(3);
    }

    @Test
    void touchesNothingOnceYarnKnowsALaterAttempt() {
        run(3);
        yarn.refusal = Optional.of(new ApplicationAttemptNotFoundException("gone"));
        heartbeat();
        int heartbeats = yarn.heartbeats;
        want(0);
        heartbeat();

        assertThat(over).isCompletedWithValue(AttemptOutcome.FENCED);
        assertThat(yarn.given).hasSize(3);
        assertThat(yarn.ending).isEmpty();
        assertThat(yarn.heartbeats).isEqualTo(heartbeats);
    }

    @Test
    void endsTheApplicationWithTheReasonWhenYarnRefusesTheRequest() {
        yarn.refusal = Optional.of(new InvalidResourceRequestException("too large for any node"));
        want(1);
        loop.turn(am);
        drain();

        assertThat(yarn.ending).hasValueSatisfying(ending -> {
            assertThat(ending.succeeded()).isFalse();
            assertThat(ending.diagnostics()).contains("too large for any node");
        });
        assertThat(over).isCompletedWithValue(AttemptOutcome.FINISHED);
    }

    @Test
    void failsSoThatTheNextAttemptStartsWhenYarnCannotBeReached() {
        run(2);
        yarn.refusal = Optional.of(new YarnException("connection refused"));
        heartbeat();

        assertThat(over).isCompletedExceptionally();
        assertThat(yarn.given).hasSize(2);
        assertThat(yarn.ending).isEmpty();
    }
}
