package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.EndlessJob;
import io.volley.jobs.FailoverJob;
import io.volley.testbed.process.Processes;
import java.time.Duration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver is killed: everything is released. It is paused: nothing is. */
@OnOneLine
@ExtendWith(YarnPlace.Shared.class)
class DriverFaultsIT {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingOnTheClusterWhenTheDriverIsKilled(boolean itsOwnZooKeeper, YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "driver-kill")
                        .with("spark.volley.zookeeper.sessionTimeout", "5s")
                        .with("spark.volley.driver.grace", "2s");
                YarnClient yarn = Clients.yarn(cluster)) {
            if (itsOwnZooKeeper) {
                submission.without("spark.volley.zookeeper.connect");
            }
            submission.start(EndlessJob.class, "busy");
            submission.awaitReport("running");
            Processes.kill(submission.driver());

            ApplicationId id = ApplicationId.fromString(submission.applicationId());
            Awaitility.await("the end of the application")
                    .atMost(Duration.ofSeconds(90))
                    .until(() ->
                            yarn.getApplicationReport(id).getYarnApplicationState() == YarnApplicationState.FINISHED);
            ApplicationReport report = yarn.getApplicationReport(id);
            assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
            assertThat(report.getDiagnostics())
                    .contains("The driver has been unreachable for longer than spark.volley.driver.grace");
            Leftovers.assertNoneOnCluster(cluster, submission);
        }
    }

    @Test
    void waitsForADriverThatIsPaused(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "driver-pause")
                .with("spark.executor.instances", "4")
                .with("spark.volley.zookeeper.sessionTimeout", "5s")
                .with("spark.volley.driver.grace", "5m")) {
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            String presence = "/volley/apps/" + submission.applicationId() + "/driver";
            String connect = cluster.zooKeeper().connectString();
            Processes.pause(submission.driver());
            try {
                Awaitility.await("the end of the driver's session")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !ZooKeeperLook.exists(connect, presence));
            } finally {
                Processes.resume(submission.driver());
            }
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("executorsLost"))
                    .as(submission::describe)
                    .contains("0");
            assertThat(submission.reported("tasksRerun")).contains("0");
            assertThat(submission.reported("sumAgain")).contains("1000");
            Leftovers.assertNone(cluster, submission);
        }
    }
}
