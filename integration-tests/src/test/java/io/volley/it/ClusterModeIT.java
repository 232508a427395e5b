package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.FailoverJob;
import io.volley.testbed.process.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The driver runs in the cluster, in a container of its own. */
@ExtendWith(YarnPlace.Shared.class)
class ClusterModeIT {
    /** The ApplicationMaster is killed while the job waits: neither its driver nor an executor is lost, and no task runs again. */
    @Test
    void losesNeitherDriverNorExecutorsWithTheApplicationMaster(YarnPlace cluster) throws Exception {
        try (Submission submission =
                Submission.inClusterMode(cluster, "cluster-am-kill").with("spark.executor.instances", "4")) {
            submission.startInCluster(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            Processes.kill(Containers.applicationMaster(cluster));
            submission.awaitLog("ApplicationMaster attempt 2 is running");
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
            Leftovers.assertNone(cluster, submission);
        }
    }
}
