package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class ApplicationStatusTest {
    private final ApplicationReport report = Records.newRecord(ApplicationReport.class);

    {
        report.setApplicationId(ApplicationId.newInstance(1764350000000L, 7));
        report.setName("etl");
        report.setUser("ann");
        report.setQueue("nightly");
        report.setStartTime(1764350000000L);
    }

    @Test
    void tellsOfOneThatRuns() {
        report.setYarnApplicationState(YarnApplicationState.RUNNING);
        report.setFinalApplicationStatus(FinalApplicationStatus.UNDEFINED);
        report.setTrackingUrl("http://rm:8088/proxy/application_1764350000000_0007/");

        assertThat(ApplicationStatus.text(report)).isEqualTo("""
                Application application_1764350000000_0007
                  name: etl
                  state: RUNNING
                  final status: UNDEFINED
                  user: ann
                  queue: nightly
                  started: 2025-11-28T17:13:20Z
                  tracking URL: http://rm:8088/proxy/application_1764350000000_0007/""");
    }

    @Test
    void tellsHowOneHasEnded() {
        report.setYarnApplicationState(YarnApplicationState.FINISHED);
        report.setFinalApplicationStatus(FinalApplicationStatus.FAILED);
        report.setFinishTime(1764350060000L);
        report.setDiagnostics("exit code 3\n");

        assertThat(ApplicationStatus.text(report))
                .contains("\n  final status: FAILED\n")
                .contains("\n  finished: 2025-11-28T17:14:20Z\n")
                .endsWith("\n  diagnostics: exit code 3");
    }
}
