package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.core.settings.SettingsException;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class CheckedSettingsTest {
    private final SparkConf pooled = new SparkConf(false)
            .set("spark.volley.pool", "etl")
            .set("spark.dynamicAllocation.shuffleTracking.enabled", "true");

    @Test
    void takesAPoolUnderDynamicAllocation() {
        pooled.set("spark.dynamicAllocation.enabled", "true");

        assertThat(CheckedSettings.of(pooled, List.of()).volley().pool().pool()).contains("etl");
    }

    @Test
    void refusesAPoolWithoutDynamicAllocation() {
        assertThatThrownBy(() -> CheckedSettings.of(pooled, List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "spark.volley.pool is \"etl\", but without dynamic allocation an application releases nothing;"
                                + " set spark.dynamicAllocation.enabled=true, or unset the pool");
    }

    @Test
    void namesAllThatIsWrongWhenAPoolIsNamed() {
        pooled.set("spark.dynamicAllocation.enabled", "perhaps").set("spark.volley.deadband", "2");

        assertThatThrownBy(() -> CheckedSettings.of(pooled, List.of("another")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("another", "spark.dynamicAllocation.enabled", "spark.volley.deadband");
    }
}
