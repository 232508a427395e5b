package io.volley.benchmarks.race.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleTimeoutScaleTest {
    @ParameterizedTest
    @CsvSource({
        "0.05, 15000, 10000, 1250, 7500",
        "1, 15000, 10000, 1250, 7500",
        "2, 30000, 20000, 2500, 15000",
        "4, 60000, 40000, 5000, 30000"
    })
    void followTheLengthOfTheLoad(double length, int idle, int window, int park, int stale) {
        assertThat(IdleTimeoutScale.WITH_THE_LOAD.settings(length))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spark.dynamicAllocation.executorIdleTimeout", idle + "ms",
                        "spark.volley.scaleIn.window", window + "ms",
                        "spark.volley.parkTimeout", park + "ms",
                        "spark.volley.release.staleShuffleTimeout", stale + "ms"));
    }
}
