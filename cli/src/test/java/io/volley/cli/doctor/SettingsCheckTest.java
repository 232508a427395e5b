package io.volley.cli.doctor;

import static io.volley.cli.doctor.Finding.State.FAULT;
import static io.volley.cli.doctor.Finding.State.OK;
import static io.volley.cli.doctor.Finding.State.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
    @Test
    void warnsWithoutDynamicAllocation() {
        assertThat(findings(Map.of())).extracting(Finding::state).containsExactly(OK, OK, WARNING);
    }

    @Test
    void saysBetweenWhichBoundsExecutorsFollowTheWork() {
        assertThat(findings(Map.of(
                        "spark.dynamicAllocation.enabled", "true",
                        "spark.dynamicAllocation.maxExecutors", "200",
                        "spark.volley.policy", "deadline")))
                .containsExactly(
                        Finding.ok("deploy mode", "client"),
                        Finding.ok("spark.volley.*", "1 set"),
                        Finding.ok("dynamic allocation", "on, 0 to 200 executors"));
    }

    @Test
    void tellsWhatTheDriverWouldRefuse() {
        assertThat(findings(Map.of(
                        "spark.submit.deployMode", "cluster",
                        "spark.dynamicAllocation.enabled", "true",
                        "spark.dynamicAllocation.minExecutors", "9",
                        "spark.dynamicAllocation.maxExecutors", "3",
                        "spark.volley.polcy", "deadline")))
                .allMatch(finding -> finding.state() == FAULT)
                .extracting(Finding::found)
                .satisfiesExactly(
                        mode -> assertThat(mode).isEqualTo("cluster, but spark.volley.zookeeper.connect is not set"),
                        volley -> assertThat(volley).contains("did you mean spark.volley.policy?"),
                        allocation -> assertThat(allocation).contains("minExecutors is 9, but must be at most"));
    }

    @Test
    void knowsWhereTheDriverMayRunInTheCluster() {
        Map<String, String> cluster =
                Map.of("spark.submit.deployMode", "cluster", "spark.volley.zookeeper.connect", "zk1:2181");

        assertThat(SettingsCheck.of(Settings.of(cluster), true)).contains(Finding.ok("deploy mode", "cluster"));
        assertThat(SettingsCheck.of(Settings.of(cluster), false).get(0).found())
                .isEqualTo("spark.submit.deployMode is \"cluster\"");
    }

    @Test
    void tellsWhatDoesNotGoTogether() {
        assertThat(findings(Map.of("spark.volley.pool", "etl")).get(1).found())
                .contains("but pools are for Standalone clusters")
                .contains("but without dynamic allocation an application releases nothing");
        assertThat(SettingsCheck.of(Settings.of(Map.of("spark.volley.pool", "etl")), false)
                        .get(1)
                        .found())
                .doesNotContain("but pools are for Standalone clusters");
        assertThat(findings(Map.of("spark.yarn.am.tokenConfRegex", "dfs.*"))
                        .get(1)
                        .found())
                .isEqualTo("spark.yarn.am.tokenConfRegex is set, but spark-volley:yarn does not support it; unset it,"
                        + " or use --master yarn");
        assertThat(findings(Map.of("spark.yarn.unmanagedAM.enabled", "false"))
                        .get(1)
                        .state())
                .isEqualTo(OK);
    }

    private static ImmutableList<Finding> findings(Map<String, String> settings) {
        return SettingsCheck.of(Settings.of(settings), true);
    }
}
