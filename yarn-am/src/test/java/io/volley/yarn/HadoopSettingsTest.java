package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class HadoopSettingsTest {
    private final Configuration settings = new Configuration(false);

    @Test
    void registersBeforeTheResourceManagerGivesUp() {
        assertThat(HadoopSettings.mayRegisterWithin(settings)).isEqualTo(Duration.ofMinutes(9));

        settings.setLong("yarn.am.liveness-monitor.expiry-interval-ms", 60_000);
        assertThat(HadoopSettings.mayRegisterWithin(settings)).isEqualTo(Duration.ofSeconds(45));
    }
}
