package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class HadoopSettingsTest {
    private final Configuration settings = new Configuration(false);

    @Test
    void hasNoPatienceInTheFirstAttempt() {
        assertThat(HadoopSettings.patience(1, false, settings)).isZero();
        assertThat(HadoopSettings.patience(1, true, settings)).isZero();
    }

    /** YARN looks three times in that time, so that it may notice a third of it too late. */
    @Test
    void leavesItToYarnToGiveUpALaterAttempt() {
        assertThat(HadoopSettings.patience(2, false, settings)).isGreaterThan(Duration.ofMinutes(15));

        settings.setLong("yarn.am.liveness-monitor.expiry-interval-ms", 3_600_000);
        assertThat(HadoopSettings.patience(2, false, settings)).isGreaterThan(Duration.ofMinutes(90));
    }

    @Test
    void givesUpTheDriversOwnZooKeeperBeforeTheResourceManagerGivesUp() {
        assertThat(HadoopSettings.patience(2, true, settings)).isEqualTo(Duration.ofMinutes(9));

        settings.setLong("yarn.am.liveness-monitor.expiry-interval-ms", 60_000);
        assertThat(HadoopSettings.patience(2, true, settings)).isEqualTo(Duration.ofSeconds(45));
    }
}
