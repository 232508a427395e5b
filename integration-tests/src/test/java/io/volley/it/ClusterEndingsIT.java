package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.ExitingJob;
import io.volley.jobs.FailingJob;
import io.volley.jobs.FailoverJob;
import io.volley.testbed.process.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How programs end whose driver runs in the cluster, and how often they run. */
@OnOneLine
@ExtendWith(YarnPlace.Shared.class)
class ClusterEndingsIT {
    /** With its SparkContext open. Its executors have its classes from the driver, before Spark's own. */
    @Test
    void succeedsOnceTheProgramReturns(YarnPlace cluster) throws Exception {
        try (Submission submission = Submission.inClusterMode(cluster, "cluster-returning")
                .with("spark.executor.userClassPathFirst", "true")) {
            int exit = submission.startInCluster(ExitingJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void runsAProgramThatThrowsOnceMore(YarnPlace cluster) throws Exception {
        try (Submission submission = Submission.inClusterMode(cluster, "cluster-throwing")) {
            int exit = submission.startInCluster(FailingJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isOne();
            assertThat(submission.log()).contains("User class threw exception: ", "this task always fails");
            assertThat(submission.applicationMasterLog())
                    .contains("starting run 2 of the driver")
                    .doesNotContain("starting run 3 of the driver");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void failsIfTheProgramExitsItself(YarnPlace cluster) throws Exception {
        try (Submission submission =
                Submission.inClusterMode(cluster, "cluster-exiting").with("spark.yarn.maxAppAttempts", "1")) {
            int exit = submission.startInCluster(ExitingJob.class, "0").awaitExit();

            assertThat(exit).as(submission::describe).isOne();
            assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
            assertThat(submission.log()).contains("finished with failed status");
            assertThat(submission.applicationMasterLog()).doesNotContain("starting run 2 of the driver");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void beginsAgainIfTheDriverIsKilled(YarnPlace cluster) throws Exception {
        try (Submission submission =
                Submission.inClusterMode(cluster, "cluster-driver-kill").with("spark.executor.instances", "4")) {
            submission.startInCluster(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            Processes.kill(Containers.driver(cluster));
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
            assertThat(submission.applicationMasterLog())
                    .contains("starting run 2 of the driver")
                    .doesNotContain("starting run 3 of the driver");
            Leftovers.assertNoneOnCluster(cluster, submission);
        }
    }
}
