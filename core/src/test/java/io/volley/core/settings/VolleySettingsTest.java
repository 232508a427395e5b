package io.volley.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volley.core.settings.VolleySettings.AmHadoop;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolleySettingsTest {
    @Test
    void hasDefaults() {
        assertThat(VolleySettings.of(Map.of()))
                .isEqualTo(new VolleySettings(
                        "",
                        "/volley",
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(15),
                        AmHadoop.CLUSTER,
                        Duration.ofSeconds(30)));
    }

    @Test
    void mapsEveryKey() {
        assertThat(VolleySettings.of(Map.of(
                        "spark.volley.zookeeper.connect", "zk1:2181,zk2:2181",
                        "spark.volley.zookeeper.root", "/team/volley",
                        "spark.volley.zookeeper.sessionTimeout", "5s",
                        "spark.volley.zookeeper.connectTimeout", "500ms",
                        "spark.volley.am.hadoop", "ship",
                        "spark.volley.driver.grace", "2m")))
                .isEqualTo(new VolleySettings(
                        "zk1:2181,zk2:2181",
                        "/team/volley",
                        Duration.ofSeconds(5),
                        Duration.ofMillis(500),
                        AmHadoop.SHIP,
                        Duration.ofMinutes(2)));
    }

    @Test
    void namesAllFaultsAtOnce() {
        Map<String, String> wrong = Map.of(
                "spark.volley.zookeeper.root", "volley/",
                "spark.volley.zookeeper.sessionTimeout", "0s",
                "spark.volley.am.hadoop", "mars");

        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> VolleySettings.of(wrong));

        assertThat(refused.faults())
                .containsExactly(
                        "spark.volley.zookeeper.root is \"volley/\", but must be an absolute path without a trailing slash; for example /volley",
                        "spark.volley.zookeeper.sessionTimeout is \"0s\", but must be a time longer than 0; for example 20s",
                        "spark.volley.am.hadoop is \"mars\", but must be cluster or ship");
    }

    @ParameterizedTest
    @CsvSource({"30, 30000", "30s, 30000", "250ms, 250", "2min, 120000", "1h, 3600000", "1d, 86400000", "5000us, 5"})
    void readsTimesAsSparkDoes(String written, long millis) {
        assertThat(Types.time("1s").parse(written)).isEqualTo(Duration.ofMillis(millis));
    }
}
