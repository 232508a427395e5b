package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.Connection;
import io.volley.core.record.Headroom;
import io.volley.core.record.Observed;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An ApplicationMaster that the driver does not hear, with what YARN shows of it every second. */
class SilentApplicationMasterTest {
    private static final int LIMIT = 25;

    private final FakeTicker ticker = new FakeTicker();
    private final FakeAttempts attempts = new FakeAttempts();
    private final SilentApplicationMaster silent =
            new SilentApplicationMaster(attempts, Duration.ofSeconds(LIMIT), Duration.ofSeconds(1), ticker);
    private final ApplicationMasterWatch watch = new ApplicationMasterWatch(Duration.ofSeconds(LIMIT), silent, ticker);
    private int attempt = 1;
    private float progress = 0.1f;

    @Test
    void isReplacedIfYarnDoesNotHearItEitherForTheWholeLimit() {
        works(60);
        hangs(LIMIT - 1);
        assertThat(attempts.givenUp).isEmpty();

        hangs(2);
        assertThat(attempts.givenUp).containsExactly(attempt(1));
    }

    @Test
    void isKeptThroughStallsThatAreShorter() {
        works(60);
        for (int minute = 0; minute < 60; minute++) {
            isCutOff(60);
            hangs(LIMIT - 2);
        }

        assertThat(attempts.givenUp).isEmpty();
    }

    @Test
    void isReplacedIfItHangsAfterItHasBeenCutOff() {
        works(60);
        isCutOff(60);
        hangs(LIMIT + 2);

        assertThat(attempts.givenUp).containsExactly(attempt(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Connection.class,
            names = {"SUSPENDED", "LOST"})
    void isNotJudgedByADriverThatCannotHearAnybody(Connection connection) {
        works(60);
        isCutOff(LIMIT + 1);
        watch.connection(connection);
        hangs(10 * LIMIT);
        assertThat(attempts.givenUp).isEmpty();

        watch.connection(Connection.CONNECTED);
        hangs(LIMIT - 1);
        assertThat(attempts.givenUp).isEmpty();
        hangs(2);
        assertThat(attempts.givenUp).containsExactly(attempt(1));
    }

    @Test
    void isNotJudgedByWhatYarnShowedBeforeItCouldNotBeAsked() {
        works(60);
        hangs(LIMIT - 2);
        for (int second = 0; second < 60; second++) {
            pass(Optional.empty());
        }
        hangs(LIMIT - 1);

        assertThat(attempts.givenUp).isEmpty();
    }

    @Test
    void leavesItsSuccessorTheWholeLimit() {
        works(60);
        hangs(LIMIT + 1);
        attempt = 2;
        attempts.failed = 1;
        attempts.most = 4;
        hangs(LIMIT);
        assertThat(attempts.givenUp).containsExactly(attempt(1));

        hangs(2);
        assertThat(attempts.givenUp).containsExactly(attempt(1), attempt(2));
    }

    @Test
    void isKeptIfItIsTheLast() {
        attempts.failed = 1;
        works(60);
        hangs(10 * LIMIT);

        assertThat(attempts.givenUp).isEmpty();
    }

    @ParameterizedTest(name = "not heard by YARN for {0} ms, {1} of {2} have failed: {3}")
    @CsvSource({
        "0, 0, 4, HEARD_BY_YARN",
        "2999, 1, 2, HEARD_BY_YARN",
        "3000, 0, 2, UNDECIDED",
        "24999, 0, 2, UNDECIDED",
        "25000, 0, 2, REPLACE",
        "25000, 2, 4, REPLACE",
        "25000, 1, 2, LAST_ATTEMPT",
        "25000, 0, 1, LAST_ATTEMPT",
        "25000, 3, 2, LAST_ATTEMPT",
    })
    void isReplacedOnlyIfItHangsAndHasASuccessor(long unheard, int failed, int most, SilenceVerdict verdict) {
        assertThat(SilenceVerdict.of(unheard, 3_000, 25_000, failed, most)).isEqualTo(verdict);
    }

    /** The driver hears it, and so does YARN. */
    private void works(int seconds) {
        for (int second = 0; second < seconds; second++) {
            progress += 1e-5f;
            watch.observed(new Observed(
                    attempt,
                    1,
                    second,
                    ImmutableSortedMap.of(),
                    0,
                    Headroom.NONE,
                    ImmutableList.of(),
                    Optional.empty()));
            pass(report());
        }
    }

    /** YARN alone hears it. */
    private void isCutOff(int seconds) {
        for (int second = 0; second < seconds; second++) {
            progress += 1e-5f;
            pass(report());
        }
    }

    /** Nobody hears it. */
    private void hangs(int seconds) {
        for (int second = 0; second < seconds; second++) {
            pass(report());
        }
    }

    private void pass(Optional<ApplicationReport> report) {
        ticker.advance(1);
        watch.tick();
        silent.reported(report);
    }

    private Optional<ApplicationReport> report() {
        ApplicationReport report = Records.newRecord(ApplicationReport.class);
        report.setYarnApplicationState(YarnApplicationState.RUNNING);
        report.setCurrentApplicationAttemptId(attempt(attempt));
        report.setProgress(progress);
        return Optional.of(report);
    }

    private static ApplicationAttemptId attempt(int number) {
        return ApplicationAttemptId.newInstance(ApplicationId.newInstance(1_700_000_000_000L, 1), number);
    }
}
