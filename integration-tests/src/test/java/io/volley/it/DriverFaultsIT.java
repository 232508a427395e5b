package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.EndlessJob;
import io.volley.jobs.FailoverJob;
import io.volley.testbed.process.Processes;
import java.io.IOException;
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

/** The driver is killed: everything is released. It is paused, or cut off from ZooKeeper: nothing is. */
@OnOneLine
@ExtendWith(YarnPlace.Shared.class)
class DriverFaultsIT {
    /** How long a cut lasts beyond a grace of 2 s. */
    private static final Duration CUT = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingOnTheClusterWhenTheDriverIsKilled(boolean itsOwnZooKeeper, YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "driver-kill")
                        .with("spark.volley.zookeeper.sessionTimeout", "5s")
                        .with("spark.volley.driver.grace", grace(itsOwnZooKeeper));
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

    /** Its executors run on, and tell that it lives. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsForADriverThatIsPausedForLongerThanItsGrace(boolean itsOwnZooKeeper, YarnPlace cluster) throws Exception {
        try (Submission submission = failover(cluster, "driver-pause-long")
                .with("spark.volley.zookeeper.sessionTimeout", "5s")
                .with("spark.volley.driver.grace", grace(itsOwnZooKeeper))) {
            if (itsOwnZooKeeper) {
                submission.without("spark.volley.zookeeper.connect");
            }
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            Processes.pause(submission.driver());
            try {
                awaitMasterLog(submission, "4 executors keep running: waiting for it");
            } finally {
                Processes.resume(submission.driver());
            }
            awaitMasterLog(submission, "ZooKeeper sees the driver again");
            submission.touch("gate");

            assertNothingWasLost(cluster, submission);
        }
    }

    /** For many times its grace, while its executors run on. */
    @Test
    void waitsForADriverWhoseRoadToZooKeeperIsCut(YarnPlace cluster) throws Exception {
        try (ZooKeeperRoad road = new ZooKeeperRoad(cluster.zooKeeper().connectString());
                Submission submission = failover(cluster, "driver-cut")
                        .with("spark.volley.zookeeper.connect", road.connectString())
                        .with("spark.volley.zookeeper.sessionTimeout", "5s")
                        .with("spark.volley.driver.grace", "2s")) {
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            road.cut(submission.driver());
            awaitMasterLog(submission, "4 executors keep running: waiting for it");
            awaitTime(CUT);
            road.mend();
            awaitMasterLog(submission, "ZooKeeper sees the driver again");
            submission.touch("gate");

            assertNothingWasLost(cluster, submission);
        }
    }

    /** A minute is what a full garbage collection of a large heap takes, or the migration of a machine. */
    @OnlyInFull
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnAtTheDefaultsAfterADriverHasBeenPausedForAMinute(boolean itsOwnZooKeeper, YarnPlace cluster)
            throws Exception {
        try (Submission submission = failover(cluster, "driver-minute")) {
            if (itsOwnZooKeeper) {
                submission.without("spark.volley.zookeeper.connect");
            }
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            Processes.pause(submission.driver());
            try {
                awaitTime(Duration.ofSeconds(60));
            } finally {
                Processes.resume(submission.driver());
            }
            submission.touch("gate");

            assertNothingWasLost(cluster, submission);
        }
    }

    /** Session timeout and grace are 140 s together, so that nobody is asked about the driver. */
    @OnlyInFull
    @Test
    void goesOnAtTheDefaultsAfterItsRoadToZooKeeperHasBeenCutForTwoMinutes(YarnPlace cluster) throws Exception {
        try (ZooKeeperRoad road = new ZooKeeperRoad(cluster.zooKeeper().connectString());
                Submission submission = failover(cluster, "driver-minutes")
                        .with("spark.volley.zookeeper.connect", road.connectString())) {
            submission.start(FailoverJob.class, submission.folder().toString(), "150000", "4");
            submission.awaitReport("reading");
            road.cut(submission.driver());
            awaitTime(Duration.ofMinutes(2));
            road.mend();

            assertNothingWasLost(cluster, submission);
        }
    }

    /** A driver with a ZooKeeper of its own is missed from the start of the ApplicationMaster until that has found both. */
    private static String grace(boolean itsOwnZooKeeper) {
        return itsOwnZooKeeper ? "10s" : "2s";
    }

    private static Submission failover(YarnPlace cluster, String name) throws IOException {
        return new Submission(cluster, name).with("spark.executor.instances", "4");
    }

    private static void awaitMasterLog(Submission submission, String text) {
        Awaitility.await("\"" + text + "\" in the ApplicationMaster's log")
                .atMost(Duration.ofMinutes(2))
                .until(() -> submission.applicationMasterLog().contains(text));
    }

    private static void awaitTime(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Awaitility.await(time.toString()).atMost(time.multipliedBy(2)).until(() -> System.nanoTime() - end >= 0);
    }

    private static void assertNothingWasLost(YarnPlace cluster, Submission submission) throws InterruptedException {
        int exit = submission.awaitExit();

        assertThat(exit).as(submission::describe).isZero();
        assertThat(submission.reported("executorsLost"))
                .as(submission::describe)
                .contains("0");
        assertThat(submission.reported("tasksRerun")).contains("0");
        assertThat(submission.reported("sumAgain")).contains("1000");
        assertThat(submission.log()).doesNotContain("attempt 2");
        Leftovers.assertNone(cluster, submission);
    }

    @Test
    void waitsForADriverThatIsPaused(YarnPlace cluster) throws Exception {
        try (Submission submission = failover(cluster, "driver-pause")
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

            assertNothingWasLost(cluster, submission);
        }
    }
}
