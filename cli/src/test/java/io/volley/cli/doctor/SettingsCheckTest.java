package io.volley.cli.doctor;

import static io.volley.cli.doctor.Finding.State.FAULT;
import static io.volley.cli.doctor.Finding.State.OK;
import static io.volley.cli.doctor.Finding.State.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
    @Test
    void warnsWithoutDynamicAllocation() {
        assertThat(SettingsCheck.of(Settings.of(Map.of())))
                .extracting(Finding::state)
                .containsExactly(OK, WARNING);
    }

    @Test
    void saysBetweenWhichBoundsExecutorsFollowTheWork() {
        assertThat(SettingsCheck.of(Settings.of(Map.of(
                        "spark.dynamicAllocation.enabled", "true",
                        "spark.dynamicAllocation.maxExecutors", "200",
                        "spark.volley.policy", "deadline"))))
                .containsExactly(
                        Finding.ok("spark.volley.*", "1 set"),
                        Finding.ok("dynamic allocation", "on, 0 to 200 executors"));
    }

    @Test
    void tellsWhatTheDriverWouldRefuse() {
        assertThat(SettingsCheck.of(Settings.of(Map.of(
                        "spark.dynamicAllocation.enabled", "true",
                        "spark.dynamicAllocation.minExecutors", "9",
                        "spark.dynamicAllocation.maxExecutors", "3",
                        "spark.volley.polcy", "deadline"))))
                .allMatch(finding -> finding.state() == FAULT)
                .extracting(Finding::found)
                .satisfiesExactly(
                        volley -> assertThat(volley).contains("did you mean spark.volley.policy?"),
                        allocation -> assertThat(allocation).contains("minExecutors is 9, but must be at most"));
    }
}
