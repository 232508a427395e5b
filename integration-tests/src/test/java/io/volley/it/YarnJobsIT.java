package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.BarrierJob;
import io.volley.jobs.ByHandJob;
import io.volley.jobs.CrashingJob;
import io.volley.jobs.ExitingJob;
import io.volley.jobs.FailingJob;
import io.volley.jobs.PlaceJob;
import io.volley.jobs.ShuffleJob;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs on a YARN that works. */
@ExtendWith(YarnPlace.Shared.class)
class YarnJobsIT {
    @Test
    void countsWithAShuffleOnExecutorsRequestedInOneBatch(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "static").with("spark.executor.instances", "4")) {
            int exit = submission
                    .with("spark.scheduler.minRegisteredResourcesRatio", "1")
                    .run(ShuffleJob.class, "8", "50")
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.reported("executors")).contains("[1, 2, 3, 4]");
            assertThat(submission.batches()).as(submission::describe).hasSize(1);
            assertThat(submission.batches().get(0)).contains("requesting 4 executors of profile 0");
            assertThat(submission.applicationMasterLog())
                    .contains("4 of 4 allocated")
                    .contains("4 of 4 started");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** Without dynamic allocation: Spark itself refuses barrier stages with it. */
    @Test
    void runsTasksThatMustStartTogether(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "barrier").with("spark.executor.instances", "4")) {
            int exit = submission.run(BarrierJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("executors"))
                    .as(submission::describe)
                    .contains("4");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void scalesByHand(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "by-hand")) {
            int exit = submission.run(ByHandJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("start")).contains("[1, 2]");
            assertThat(submission.reported("more")).contains("[1, 2, 3]");
            assertThat(submission.reported("less")).contains("[3]");
            assertThat(submission.reported("five")).contains("[3, 4, 5, 6, 7]");
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.batches()).as(submission::describe).hasSize(3);
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void givesExecutorsFilesEnvironmentOptionsAndLogLinks(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "place")) {
            Path file = Files.writeString(submission.folder().resolve("table.csv"), "from the user");
            int exit = submission
                    .with("spark.yarn.dist.files", file + "#lookup")
                    .with("spark.executorEnv.PLACE", "here and there")
                    .with("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -Dplace.option='it is $HOME \"quoted\"'")
                    .with("spark.executor.instances", "1")
                    .run(PlaceJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("file")).contains("from the user");
            assertThat(submission.reported("env")).contains("here and there");
            assertThat(submission.reported("property")).contains("it is $HOME \"quoted\"");
            assertThat(submission.reported("logs").orElseThrow())
                    .contains("/node/containerlogs/container_")
                    .contains("stderr?start=-4096")
                    .contains("stdout?start=-4096");
            assertThat(submission.reported("attributes").orElseThrow()).contains("CONTAINER_ID=container_");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void authenticatesExecutorsWithASecretThatIsInNoEnvironment(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "secret")) {
            int exit = submission
                    .with("spark.authenticate", "true")
                    .with("spark.authenticate.secret", "a-secret-of-this-test")
                    .run(PlaceJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("secretInEnv")).contains("false");
            assertThat(submission.log()).doesNotContain("a-secret-of-this-test");
            assertThat(submission.applicationMasterLog()).doesNotContain("a-secret-of-this-test");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** Nor does the server in the driver hold up the end of a program that leaves its context to Spark. */
    @OnOneLine
    @Test
    void runsWithoutAnyZooKeeperConfiguredOnHadoopShippedByTheDriver(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "embedded").without("spark.volley.zookeeper.connect")) {
            int exit = submission
                    .with("spark.volley.am.hadoop", "ship")
                    .run(ExitingJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.log()).contains("No ZooKeeper is configured");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void shipsTheDriversOwnSparkWhenNoJarsAreNamed(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "archive").without("spark.yarn.jars")) {
            int exit = submission.run(ShuffleJob.class, "4", "10").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void leavesNothingBehindWhenTheJobFails(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "failing")) {
            int exit = submission.run(FailingJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(1);
            assertThat(submission.log()).contains("this task always fails");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void leavesNothingBehindWhenTheUserExits(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "exiting")) {
            int exit = submission.run(ExitingJob.class, "3").awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(3);
            assertThat(submission.reported("sum")).contains("1000");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void replacesAnExecutorThatCrashesAndSaysWhyItEnded(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "crashing")) {
            int exit = submission.run(CrashingJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("10");
            assertThat(submission.reported("executors").orElseThrow())
                    .as(submission::describe)
                    .contains("3");
            assertThat(submission.log()).contains("failed with status 42");
            assertThat(submission.applicationMasterLog()).contains("failed with status 42");
            Leftovers.assertNone(cluster, submission);
        }
    }
}
