package io.volley.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.volley.core.scalein.ScaleInRules;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleInSettingsTest {
    private static final int FOREVER = Integer.MAX_VALUE;

    @Test
    void hasTimesOfItsOwnWhereSparksAreNotSet() {
        assertThat(rules(Map.of())).isEqualTo(new ScaleInRules(40, 5, 0, 30, FOREVER, true, false));
    }

    @Test
    void keepsSparksTimeoutsWhereTheyAreSet() {
        assertThat(rules(Map.of(
                        "spark.dynamicAllocation.executorIdleTimeout",
                        "30min",
                        "spark.dynamicAllocation.shuffleTracking.timeout",
                        "2h",
                        "spark.dynamicAllocation.cachedExecutorIdleTimeout",
                        "90")))
                .isEqualTo(new ScaleInRules(40, 5, 1_800, 7_200, 90, true, false));
    }

    @Test
    void releasesNoSoonerForAShortTimeoutOfSparks() {
        assertThat(rules(Map.of(
                        "spark.dynamicAllocation.executorIdleTimeout",
                        "1s",
                        "spark.dynamicAllocation.shuffleTracking.timeout",
                        "1s")))
                .isEqualTo(new ScaleInRules(40, 5, 1, 30, FOREVER, true, false));
    }

    private static ScaleInRules rules(Map<String, String> settings) {
        Map<String, String> all = ImmutableMap.<String, String>builder()
                .put("spark.dynamicAllocation.enabled", "true")
                .putAll(settings)
                .buildOrThrow();
        return ScaleInSettings.of(all).rules(DynamicAllocationSettings.of(all, false));
    }
}
