package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.FailoverJob;
import io.volley.testbed.process.Processes;
import java.time.Duration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The driver runs in the cluster, in a container of its own. */
@ExtendWith(YarnPlace.Shared.class)
class ClusterModeIT {
    /**
     * The ApplicationMaster is killed while the job waits: neither its driver nor an executor is lost, no task runs again, and
     * YARN shows the driver's pages as before.
     */
    @Test
    void losesNeitherDriverNorExecutorsWithTheApplicationMaster(YarnPlace cluster) throws Exception {
        try (Submission submission =
                        Submission.inClusterMode(cluster, "cluster-am-kill").with("spark.executor.instances", "4");
                YarnClient yarn = Clients.yarn(cluster)) {
            submission
                    .with("spark.ui.enabled", "true")
                    .with("spark.yarn.historyServer.address", "history.example.com:18080");
            submission.startInCluster(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            Processes.kill(Containers.applicationMaster(cluster));
            submission.awaitLog("ApplicationMaster attempt 2 is running");
            assertThat(submission.log())
                    .containsPattern("Run 1 of the driver is in container_\\w+; its log: http://\\S+/containerlogs/");
            ApplicationId id = ApplicationId.fromString(submission.applicationId());
            ResourceManagerPages pages = new ResourceManagerPages(cluster);
            Awaitility.await("YARN's proxy to show the driver's pages")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(pages.application(id.toString())).contains("href=\"/proxy/" + id + "/jobs/\""));
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
            assertThat(submission.reported("kept")).contains("true");
            assertThat(submission.reported("executorsLost")).contains("0");
            assertThat(submission.reported("tasksRerun")).contains("0");
            assertThat(submission.applicationMasterLog())
                    .contains("starting run 1 of the driver", "4 executors of earlier attempts are still running")
                    .doesNotContain("run 2 of the driver");
            assertThat(yarn.getApplicationReport(id).getOriginalTrackingUrl())
                    .isEqualTo("history.example.com:18080/history/" + id + "/1");
            Leftovers.assertNone(cluster, submission);
        }
    }
}
