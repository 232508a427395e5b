package io.volley.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volley.core.plan.Limits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamicAllocationSettingsTest {
    private static final String ON = "spark.dynamicAllocation.enabled";

    @Test
    void hasTwoExecutorsWhenNobodySays() {
        DynamicAllocationSettings settings = DynamicAllocationSettings.of(Map.of(), false);

        assertThat(settings.enabled()).isFalse();
        assertThat(settings.initial().executors()).isEqualTo(2);
        assertThat(settings.initial().info()).isEmpty();
    }

    @Test
    void hasSparksDefaults() {
        DynamicAllocationSettings settings = DynamicAllocationSettings.of(Map.of(ON, "true"), false);

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.limits()).isEqualTo(new Limits(0, Integer.MAX_VALUE, 1));
        assertThat(settings.initial().executors()).isZero();
    }

    @Test
    void mapsEveryKey() {
        DynamicAllocationSettings settings = DynamicAllocationSettings.of(
                Map.of(
                        ON,
                        "true",
                        "spark.dynamicAllocation.minExecutors",
                        "2",
                        "spark.dynamicAllocation.maxExecutors",
                        " 20 ",
                        "spark.dynamicAllocation.initialExecutors",
                        "5",
                        "spark.executor.instances",
                        "7",
                        "spark.dynamicAllocation.executorAllocationRatio",
                        "0.5"),
                false);

        assertThat(settings.limits()).isEqualTo(new Limits(2, 20, 0.5));
        assertThat(settings.initial().executors()).isEqualTo(7);
        assertThat(settings.initial().largest()).isEqualTo("spark.executor.instances");
        assertThat(settings.initial().warnings()).isEmpty();
        assertThat(settings.initial().info())
                .containsExactly(
                        "Using initial executors = 7, max of spark.dynamicAllocation.initialExecutors, spark.dynamicAllocation.minExecutors and spark.executor.instances");
    }

    @Test
    void warnsOfWhatIsIgnored() {
        DynamicAllocationSettings settings = DynamicAllocationSettings.of(
                Map.of(
                        ON,
                        "true",
                        "spark.dynamicAllocation.minExecutors",
                        "4",
                        "spark.dynamicAllocation.initialExecutors",
                        "3"),
                false);

        assertThat(settings.initial().executors()).isEqualTo(4);
        assertThat(settings.initial().warnings())
                .containsExactly(
                        "spark.dynamicAllocation.initialExecutors less than spark.dynamicAllocation.minExecutors is invalid, ignoring its setting, please update your configs.",
                        "spark.executor.instances less than spark.dynamicAllocation.minExecutors is invalid, ignoring its setting, please update your configs.");
    }

    @Test
    void namesAllFaultsAtOnce() {
        Map<String, String> wrong = Map.of(
                ON,
                "true",
                "spark.dynamicAllocation.minExecutors",
                "-1",
                "spark.dynamicAllocation.maxExecutors",
                "0",
                "spark.dynamicAllocation.executorAllocationRatio",
                "NaN",
                "spark.dynamicAllocation.schedulerBacklogTimeout",
                "500ms",
                "spark.dynamicAllocation.executorIdleTimeout",
                "soon",
                "spark.dynamicAllocation.cachedExecutorIdleTimeout",
                "-5s",
                "spark.dynamicAllocation.shuffleTracking.enabled",
                "false",
                "spark.executor.instances",
                "many");

        assertThat(faults(wrong))
                .containsExactly(
                        "spark.executor.instances is \"many\", but must be a whole number, 0 or more; for example 2",
                        "spark.dynamicAllocation.minExecutors is \"-1\", but must be a whole number, 0 or more; for example 2",
                        "spark.dynamicAllocation.maxExecutors is \"0\", but must be 1 or more; raise it or unset it",
                        "spark.dynamicAllocation.executorAllocationRatio is \"NaN\", but must be above 0 and at most 1; for example 0.5",
                        "spark.dynamicAllocation.schedulerBacklogTimeout is \"500ms\", but must be a time of at least 1s; for example 1s",
                        "spark.dynamicAllocation.executorIdleTimeout is \"soon\", but must be a time, 0 or longer; for example 60s",
                        "spark.dynamicAllocation.cachedExecutorIdleTimeout is \"-5s\", but must be a time, 0 or longer; for example 60s",
                        "spark.dynamicAllocation.shuffleTracking.enabled is \"false\", but something must keep shuffle data when executors go: set it to true, or set spark.shuffle.service.enabled, or spark.decommission.enabled and spark.storage.decommission.shuffleBlocks.enabled, or use a spark.shuffle.sort.io.plugin.class that keeps it reliably");
    }

    @Test
    void refusesMoreFromTheStartThanThereMayBe() {
        assertThat(faults(Map.of(
                        ON, "true", "spark.dynamicAllocation.maxExecutors", "5", "spark.executor.instances", "8")))
                .containsExactly(
                        "spark.executor.instances is 8, but must be at most spark.dynamicAllocation.maxExecutors, which is 5; lower it or raise spark.dynamicAllocation.maxExecutors");
        assertThat(faults(Map.of(
                        ON,
                        "true",
                        "spark.dynamicAllocation.maxExecutors",
                        "5",
                        "spark.dynamicAllocation.minExecutors",
                        "8")))
                .containsExactly(
                        "spark.dynamicAllocation.minExecutors is 8, but must be at most spark.dynamicAllocation.maxExecutors, which is 5; lower it or raise spark.dynamicAllocation.maxExecutors");
    }

    @Test
    void lacksNothingWhenShuffleDataIsKeptElsewhere() {
        Map<String, String> untracked = Map.of(ON, "true", "spark.dynamicAllocation.shuffleTracking.enabled", "false");

        assertThat(DynamicAllocationSettings.of(untracked, true).enabled()).isTrue();
        assertThat(faults(untracked)).hasSize(1);
    }

    private static Iterable<String> faults(Map<String, String> settings) {
        return catchThrowableOfType(SettingsException.class, () -> DynamicAllocationSettings.of(settings, false))
                .faults();
    }
}
