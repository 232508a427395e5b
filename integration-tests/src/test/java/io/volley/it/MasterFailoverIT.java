package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.FailoverJob;
import io.volley.testbed.Home;
import io.volley.testbed.process.Processes;
import io.volley.testbed.standalone.StandaloneProcess;
import io.volley.testbed.zookeeper.ZooKeeperProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two Masters with Spark's own recovery through ZooKeeper; the one that leads is killed in the middle of a job. The next one
 * knows the application and its executors, but not how many it wants.
 */
class MasterFailoverIT {
    @Test
    void getsWhatItWantedWhileItGrew(@TempDir Path folder) throws Exception {
        try (ZooKeeperProcess zooKeeper = zooKeeper(folder);
                StandalonePlace cluster = StandalonePlace.start(twoMasters(zooKeeper));
                Submission submission = submission(cluster, "growing")) {
            ProcessHandle leader = leader(cluster);
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitLog("Target of profile 0: 4 executors");
            Processes.kill(leader);
            submission.touch("gate");

            assertDone(cluster, submission);
        }
    }

    /** As many are wanted as before, so that nobody but the one who knows of the failover tells the next Master. */
    @Test
    void replacesWhatIsLostAfterwards(@TempDir Path folder) throws Exception {
        try (ZooKeeperProcess zooKeeper = zooKeeper(folder);
                StandalonePlace cluster = StandalonePlace.start(twoMasters(zooKeeper));
                Submission submission =
                        submission(cluster, "at-rest").with("spark.dynamicAllocation.minExecutors", "4")) {
            loseTheLeaderAndThenAnExecutor(cluster, submission);
            submission.awaitLog(" with ID 4,");
            submission.touch("gate");

            assertDone(cluster, submission);
            assertThat(submission.reported("executorsAfter"))
                    .as(submission::describe)
                    .contains("4");
            assertThat(submission.reported("executorsLost"))
                    .as("the one that was killed, and no other: %s", submission.describe())
                    .contains("1");
        }
    }

    /** The same under stock Spark, so that what the test above shows is Volley's doing. */
    @OnOneLine
    @Test
    void goesOnWithFewerUnderStockSpark(@TempDir Path folder) throws Exception {
        try (ZooKeeperProcess zooKeeper = zooKeeper(folder);
                StandalonePlace cluster = StandalonePlace.start(twoMasters(zooKeeper));
                Submission submission = submission(cluster, "at-rest-stock")
                        .with("spark.dynamicAllocation.minExecutors", "4")
                        .onStock()) {
            loseTheLeaderAndThenAnExecutor(cluster, submission);
            submission.touch("gate");
            submission.awaitReport("executorsAfter");

            assertThat(submission.reported("executorsAfter"))
                    .as(submission::describe)
                    .contains("3");
        }
    }

    private static void loseTheLeaderAndThenAnExecutor(StandalonePlace cluster, Submission submission)
            throws IOException {
        submission.start(FailoverJob.class, submission.folder().toString(), "0", "4");
        submission.awaitReport("reading");
        Processes.kill(leader(cluster));
        submission.awaitLog("Master has changed");
        Processes.kill(Containers.executors(cluster).get(0));
        submission.awaitLog("Lost executor");
    }

    @OnOneLine
    @Test
    void releasesWhatItNoLongerWants(@TempDir Path folder) throws Exception {
        try (ZooKeeperProcess zooKeeper = zooKeeper(folder);
                StandalonePlace cluster = StandalonePlace.start(twoMasters(zooKeeper));
                Submission submission = submission(cluster, "shrinking")) {
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "0");
            submission.awaitReport("reading");
            submission.touch("gate");
            submission.awaitReport("jobTime");
            Processes.kill(leader(cluster));

            assertDone(cluster, submission);
            assertThat(submission.reported("tasksRerun")).contains("0");
        }
    }

    private static void assertDone(StandalonePlace cluster, Submission submission) throws InterruptedException {
        int exit = submission.awaitExit();

        assertThat(exit).as(submission::describe).isZero();
        assertThat(submission.reported("sum")).contains("1000");
        assertThat(submission.reported("sumAgain")).as(submission::describe).contains("1000");
        Leftovers.assertNone(cluster, submission);
    }

    private static ProcessHandle leader(StandalonePlace cluster) {
        return Awaitility.await("a Master that leads")
                .atMost(Duration.ofSeconds(60))
                .until(() -> cluster.standalone().leadingMaster(), Optional::isPresent)
                .orElseThrow();
    }

    private static ZooKeeperProcess zooKeeper(Path folder) {
        return new ZooKeeperProcess(Home.locate(), folder.resolve("zookeeper"), 0).start(Duration.ofSeconds(60));
    }

    private static StandaloneProcess.Shape twoMasters(ZooKeeperProcess zooKeeper) {
        return new StandaloneProcess.Shape(
                2,
                2,
                16,
                16384,
                Map.of(
                        "spark.deploy.recoveryMode",
                        "ZOOKEEPER",
                        "spark.deploy.zookeeper.url",
                        zooKeeper.connectString()));
    }

    private static Submission submission(StandalonePlace cluster, String name) throws IOException {
        return Submission.dynamic(cluster, name, 4)
                .with("spark.volley.scaleIn.window", "1s")
                .with("spark.volley.parkTimeout", "1s")
                .with("spark.volley.release.staleShuffleTimeout", "1s");
    }
}
