package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.PhasesJob;
import io.volley.testbed.process.Processes;
import io.volley.testbed.zookeeper.Quorum;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * ZooKeeper is away while the application is to grow and to shrink, or a session expires: the job goes on, and what was wanted
 * comes true when ZooKeeper is back. No executor is released because ZooKeeper is silent.
 */
@ExtendWith(YarnPlace.Shared.class)
class ZooKeeperFaultsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String LOST = "The ZooKeeper session has expired";

    enum Fault {
        RESTART {
            @Override
            void strike(YarnPlace cluster, Submission submission) {
                cluster.zooKeeper().close();
            }

            @Override
            void mend(YarnPlace cluster) {
                cluster.zooKeeper().start(LIMIT);
            }
        },
        PAUSE {
            @Override
            void strike(YarnPlace cluster, Submission submission) throws Exception {
                long before = losses(submission);
                Processes.pause(server(cluster));
                Awaitility.await("the driver to miss it").atMost(LIMIT).until(() -> losses(submission) > before);
            }

            @Override
            void mend(YarnPlace cluster) throws Exception {
                Processes.resume(server(cluster));
            }
        };

        abstract void strike(YarnPlace cluster, Submission submission) throws Exception;

        abstract void mend(YarnPlace cluster) throws Exception;

        private static long losses(Submission submission) {
            return submission.log().lines().filter(line -> line.contains(LOST)).count();
        }

        private static ProcessHandle server(YarnPlace cluster) {
            return ProcessHandle.of(cluster.zooKeeper().pid()).orElseThrow();
        }
    }

    @Test
    void comesToWhatIsWantedAfterARestart(YarnPlace shared) throws Exception {
        comesToWhatIsWantedAfter(Fault.RESTART, shared);
    }

    @OnOneLine
    @Test
    void comesToWhatIsWantedAfterASilence(YarnPlace shared) throws Exception {
        comesToWhatIsWantedAfter(Fault.PAUSE, shared);
    }

    private static void comesToWhatIsWantedAfter(Fault fault, YarnPlace shared) throws Exception {
        try (YarnPlace cluster = shared.withItsOwnZooKeeper();
                Submission submission = submission(cluster, "zookeeper-" + fault)) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            fault.strike(cluster, submission);
            submission.touch("more");
            submission.awaitReport("requested");
            fault.mend(cluster);
            assertThat(submission.awaitReport("more")).as(submission::describe).isEqualTo("[1, 2, 3, 4]");

            fault.strike(cluster, submission);
            submission.touch("fewer");
            submission.awaitReport("released");
            fault.mend(cluster);
            assertThat(submission.awaitReport("fewer")).as(submission::describe).isEqualTo("[3, 4]");
            assertThat(submission.batches()).as(submission::describe).hasSize(2);

            assertEnd(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void goesOnWhenAQuorumChangesItsLeader(YarnPlace shared) throws Exception {
        try (Quorum quorum = new Quorum(shared.newFolder("quorum"));
                Submission submission =
                        submission(shared, "leader").with("spark.volley.zookeeper.connect", quorum.connectString())) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            submission.touch("more");
            quorum.changeLeader();
            assertThat(submission.awaitReport("more")).as(submission::describe).isEqualTo("[1, 2, 3, 4]");
            submission.touch("fewer");
            quorum.changeLeader();
            assertThat(submission.awaitReport("fewer")).as(submission::describe).isEqualTo("[3, 4]");
            quorum.changeLeader();

            assertEnd(shared, submission);
            assertThat(ZooKeeperLook.children(quorum.connectString(), "/volley/apps"))
                    .isEmpty();
        }
    }

    @OnOneLine
    @Test
    void goesOnWhenTheSessionOfTheApplicationMasterExpires(YarnPlace shared) throws Exception {
        try (YarnPlace cluster = shared.withItsOwnZooKeeper();
                Submission submission = submission(cluster, "session-am").with("spark.volley.am.silence", "1h")) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            expireSession(cluster, submission, "am", Containers.applicationMaster(cluster));

            growAndShrink(submission);
            assertThat(submission.log()).as(submission::describe).doesNotContain("attempt 2");
            assertEnd(cluster, submission);
        }
    }

    /** Its successor could reach ZooKeeper no better. */
    @OnOneLine
    @Test
    void keepsAnApplicationMasterThatIsCutOff(YarnPlace cluster) throws Exception {
        try (ZooKeeperRoad road = new ZooKeeperRoad(cluster.zooKeeper().connectString());
                Submission submission = submission(cluster, "am-cut")
                        .with("spark.volley.zookeeper.connect", road.connectString())
                        .with("spark.volley.am.silence", "6s")) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            road.cut(Containers.applicationMaster(cluster));
            submission.awaitLog("but YARN hears it: it cannot reach ZooKeeper");
            submission.touch("more");
            submission.awaitReport("requested");
            road.mend();
            submission.awaitLog("The ApplicationMaster is heard again");
            assertThat(submission.awaitReport("more")).as(submission::describe).isEqualTo("[1, 2, 3, 4]");
            submission.touch("fewer");
            assertThat(submission.awaitReport("fewer")).as(submission::describe).isEqualTo("[3, 4]");

            assertThat(submission.log()).as(submission::describe).doesNotContain("attempt 2");
            assertEnd(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void goesOnWhenTheSessionOfTheDriverExpires(YarnPlace shared) throws Exception {
        try (YarnPlace cluster = shared.withItsOwnZooKeeper();
                Submission submission = submission(cluster, "session-driver").with("spark.volley.driver.grace", "5m")) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            expireSession(cluster, submission, "driver", submission.driver());

            growAndShrink(submission);
            assertEnd(cluster, submission);
        }
    }

    private static void expireSession(YarnPlace cluster, Submission submission, String node, ProcessHandle process)
            throws IOException, InterruptedException {
        String path = "/volley/apps/" + submission.applicationId() + "/" + node;
        String connect = cluster.zooKeeper().connectString();
        Awaitility.await(path).atMost(LIMIT).until(() -> ZooKeeperLook.exists(connect, path));
        Processes.pause(process);
        try {
            Awaitility.await("the end of the session").atMost(LIMIT).until(() -> !ZooKeeperLook.exists(connect, path));
        } finally {
            Processes.resume(process);
        }
        Awaitility.await("a new session").atMost(LIMIT).until(() -> ZooKeeperLook.exists(connect, path));
    }

    private static void growAndShrink(Submission submission) throws IOException {
        submission.touch("more");
        assertThat(submission.awaitReport("more")).as(submission::describe).isEqualTo("[1, 2, 3, 4]");
        submission.touch("fewer");
        assertThat(submission.awaitReport("fewer")).as(submission::describe).isEqualTo("[3, 4]");
        assertThat(submission.batches()).as(submission::describe).hasSize(2);
    }

    private static void assertEnd(YarnPlace cluster, Submission submission) throws IOException, InterruptedException {
        submission.touch("end");
        int exit = submission.awaitExit();

        assertThat(exit).as(submission::describe).isZero();
        assertThat(submission.reported("tasksRerun")).as(submission::describe).contains("0");
        assertThat(submission.reported("failed")).contains("0");
        assertThat(submission.reported("executorsGone"))
                .as("those that were released, and no others")
                .contains("2");
        Leftovers.assertNone(cluster, submission);
    }

    private static Submission submission(YarnPlace cluster, String name) throws IOException {
        return new Submission(cluster, name).with("spark.volley.zookeeper.sessionTimeout", "5s");
    }
}
