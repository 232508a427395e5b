package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTimerTest {
    private final SilenceTimer watch = new SilenceTimer(15_000, 0);

    @Test
    void callsSilentWhoHasNotBeenHeardForTheLimit() {
        lookUntil(10_000);
        watch.heard(10_000);

        assertThat(watch.isSilent(14_999)).isFalse();
        lookUntil(24_000);
        assertThat(watch.isSilent(24_999)).isFalse();
        assertThat(watch.isSilent(25_000)).isTrue();
    }

    @Test
    void givesTheSuccessorAsLong() {
        lookUntil(14_000);
        assertThat(watch.isSilent(15_000)).isTrue();

        lookUntil(15_000, 29_000);
        assertThat(watch.isSilent(30_000)).isTrue();
    }

    @Test
    void takesSilenceOfZooKeeperForNobodysSilence() {
        lookUntil(10_000);
        watch.connection(false, 10_000);
        lookUntil(10_000, 60_000);
        watch.connection(true, 60_000);

        lookUntil(60_000, 74_000);
        assertThat(watch.isSilent(75_000)).isTrue();
    }

    @Test
    void doesNotCountTheTimeInWhichTheDriverItselfWasPaused() {
        lookUntil(5_000);

        assertThat(watch.isSilent(100_000)).isFalse();
        lookUntil(100_000, 114_000);
        assertThat(watch.isSilent(115_000)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"15, 20, 25", "40, 20, 40", "15, 5, 15", "6, 5, 10", "15, 60, 65"})
    void leavesTheApplicationMasterTheTimeToFindAnotherServer(long setting, long session, long limit) {
        assertThat(ApplicationMasterWatch.limit(Duration.ofSeconds(setting), Duration.ofSeconds(session)))
                .isEqualTo(Duration.ofSeconds(limit));
    }

    private void lookUntil(long end) {
        lookUntil(0, end);
    }

    private void lookUntil(long start, long end) {
        for (long now = start; now <= end; now += 1_000) {
            assertThat(watch.isSilent(now)).as("at %s", now).isFalse();
        }
    }
}
