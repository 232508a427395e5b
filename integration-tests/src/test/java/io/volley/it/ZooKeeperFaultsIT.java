package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.PhasesJob;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * ZooKeeper is away while the application is to grow and to shrink, or a session expires: the job goes on, and what was wanted
 * comes true when ZooKeeper is back. No executor is given back because ZooKeeper is silent.
 */
@ExtendWith(Cluster.Shared.class)
class ZooKeeperFaultsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String LOST = "ZooKeeper has been silent for longer than a session lasts";

    enum Fault {
        RESTART {
            @Override
            void strike(Cluster cluster, Submission submission) {
                cluster.zooKeeper().close();
            }

            @Override
            void mend(Cluster cluster) {
                cluster.zooKeeper().start(LIMIT);
            }
        },
        PAUSE {
            @Override
            void strike(Cluster cluster, Submission submission) throws Exception {
                long before = losses(submission);
                Processes.pause(server(cluster));
                Awaitility.await("the driver to miss it").atMost(LIMIT).until(() -> losses(submission) > before);
            }

            @Override
            void mend(Cluster cluster) throws Exception {
                Processes.resume(server(cluster));
            }
        };

        abstract void strike(Cluster cluster, Submission submission) throws Exception;

        abstract void mend(Cluster cluster) throws Exception;

        private static long losses(Submission submission) {
            return submission.log().lines().filter(line -> line.contains(LOST)).count();
        }

        private static ProcessHandle server(Cluster cluster) {
            return ProcessHandle.of(cluster.zooKeeper().pid()).orElseThrow();
        }
    }

    @Test
    void comesToWhatIsWantedAfterARestart(Cluster shared) throws Exception {
        comesToWhatIsWantedAfter(Fault.RESTART, shared);
    }

    @OnOneLine
    @Test
    void comesToWhatIsWantedAfterASilence(Cluster shared) throws Exception {
        comesToWhatIsWantedAfter(Fault.PAUSE, shared);
    }

    private static void comesToWhatIsWantedAfter(Fault fault, Cluster shared) throws Exception {
        try (Cluster cluster = shared.withItsOwnZooKeeper();
                Submission submission = submission(cluster, "zookeeper-" + fault)) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            fault.strike(cluster, submission);
            submission.touch("more");
            submission.awaitReport("asked");
            fault.mend(cluster);
            assertThat(submission.awaitReport("more")).as(submission::describe).isEqualTo("[1, 2, 3, 4]");

            fault.strike(cluster, submission);
            submission.touch("fewer");
            submission.awaitReport("givenBack");
            fault.mend(cluster);
            assertThat(submission.awaitReport("fewer")).as(submission::describe).isEqualTo("[3, 4]");
            assertThat(submission.batches()).as(submission::describe).hasSize(2);

            assertEnd(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void goesOnWhenAQuorumChangesItsLeader(Cluster shared) throws Exception {
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
    void goesOnWhenTheSessionOfTheApplicationMasterExpires(Cluster shared) throws Exception {
        try (Cluster cluster = shared.withItsOwnZooKeeper();
                Submission submission = submission(cluster, "session-am").with("spark.volley.am.silence", "1h")) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            expireSession(cluster, submission, "am", Processes.applicationMaster(cluster));

            growAndShrink(submission);
            assertThat(submission.log()).as(submission::describe).doesNotContain("attempt 2");
            assertEnd(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void goesOnWhenTheSessionOfTheDriverExpires(Cluster shared) throws Exception {
        try (Cluster cluster = shared.withItsOwnZooKeeper();
                Submission submission = submission(cluster, "session-driver").with("spark.volley.driver.grace", "5m")) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");

            expireSession(cluster, submission, "driver", submission.driver());

            growAndShrink(submission);
            assertEnd(cluster, submission);
        }
    }

    private static void expireSession(Cluster cluster, Submission submission, String node, ProcessHandle process)
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

    private static void assertEnd(Cluster cluster, Submission submission) throws IOException, InterruptedException {
        submission.touch("end");
        int exit = submission.awaitExit();

        assertThat(exit).as(submission::describe).isZero();
        assertThat(submission.reported("tasksRerun")).as(submission::describe).contains("0");
        assertThat(submission.reported("failed")).contains("0");
        assertThat(submission.reported("executorsGone"))
                .as("those that were given back, and no others")
                .contains("2");
        Leftovers.assertNone(cluster, submission);
    }

    private static Submission submission(Cluster cluster, String name) throws IOException {
        return new Submission(cluster, name).with("spark.volley.zookeeper.sessionTimeout", "5s");
    }
}
