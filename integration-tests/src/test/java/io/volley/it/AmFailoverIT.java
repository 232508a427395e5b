package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.FailoverJob;
import io.volley.jobs.PhasesJob;
import io.volley.testbed.process.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationAttemptState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ApplicationMaster is killed or paused in the middle of a job that has written a shuffle: nothing is lost. */
@ExtendWith(YarnPlace.Shared.class)
@OnOneScala
class AmFailoverIT {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNoExecutorAndNoTaskWhenItIsKilled(boolean wholeContainer, YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "am-kill")) {
            start(submission);
            ProcessHandle master = Containers.applicationMaster(cluster);
            (wholeContainer ? Containers.container(master) : List.of(master)).forEach(Processes::kill);
            submission.awaitLog("ApplicationMaster attempt 2 is running");
            submission.touch("gate");

            assertNothingWasLost(submission);
            assertThat(submission.applicationMasterLog()).contains("4 executors of earlier attempts are still running");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** What happens within the validity interval counts; a long application survives many. */
    @OnOneLine
    @Test
    void survivesMoreKillsThanYarnAllowsAttemptsIfTheyAreFarApart(YarnPlace cluster) throws Exception {
        try (Submission submission =
                        dynamic(cluster, "am-kills").with("spark.yarn.am.attemptFailuresValidityInterval", "1s");
                YarnClient yarn = Clients.yarn(cluster)) {
            start(submission);
            for (int attempt = 2; attempt <= 5; attempt++) {
                Processes.kill(Containers.applicationMaster(cluster));
                submission.awaitLog("ApplicationMaster attempt " + attempt + " is running");
                awaitFailuresOlderThan(Duration.ofSeconds(1), yarn, submission);
            }
            submission.touch("gate");

            assertNothingWasLost(submission);
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** By the clock of this machine, which is that of the ResourceManager too. */
    private static void awaitFailuresOlderThan(Duration interval, YarnClient yarn, Submission submission) {
        ApplicationId application = ApplicationId.fromString(submission.applicationId());
        Awaitility.await("the failed attempts to count no more")
                .atMost(Duration.ofSeconds(60))
                .until(() -> yarn.getApplicationAttempts(application).stream()
                        .filter(attempt ->
                                attempt.getYarnApplicationAttemptState() == YarnApplicationAttemptState.FAILED)
                        .mapToLong(ApplicationAttemptReport::getFinishTime)
                        .allMatch(finish -> finish > 0 && finish + interval.toMillis() < System.currentTimeMillis()));
    }

    @OnOneLine
    @Test
    void replacesOneThatHangs(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "am-hung")
                .with("spark.volley.zookeeper.sessionTimeout", "5s")
                .with("spark.volley.am.silence", "6s")) {
            start(submission);
            ProcessHandle master = Containers.applicationMaster(cluster);
            Processes.pause(master);
            submission.awaitLog("ApplicationMaster attempt 2 is running");
            Processes.resume(master);
            submission.touch("gate");

            assertNothingWasLost(submission);
            assertThat(submission.log()).contains("silent for too long (spark.volley.am.silence)");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** Nobody would replace it, and YARN would end the executors with it. */
    @OnOneLine
    @Test
    void waitsForOneThatHangsIfItIsTheLast(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "am-last")
                .with("spark.yarn.maxAppAttempts", "1")
                .with("spark.volley.zookeeper.sessionTimeout", "5s")
                .with("spark.volley.am.silence", "6s")) {
            start(submission);
            ProcessHandle master = Containers.applicationMaster(cluster);
            Processes.pause(master);
            submission.awaitLog("is the last attempt, so nobody would replace it");
            Processes.resume(master);
            submission.awaitLog("The ApplicationMaster is heard again");
            submission.touch("gate");

            assertNothingWasLost(submission);
            assertThat(submission.log())
                    .contains("YARN starts one ApplicationMaster and no other if that one dies")
                    .doesNotContain("attempt 2");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void waitsForZooKeeperIfItStartsWhileThatIsSilent(YarnPlace cluster) throws Exception {
        waitsForZooKeeper(cluster, "2s");
    }

    /** With the default timeouts, for three of them: 45 s. */
    @OnlyInFull
    @Test
    void waitsForZooKeeperForLongerThanItsDefaultTimeout(YarnPlace cluster) throws Exception {
        waitsForZooKeeper(cluster, "15s");
    }

    private static void waitsForZooKeeper(YarnPlace shared, String connectTimeout) throws Exception {
        try (YarnPlace cluster = shared.withItsOwnZooKeeper();
                Submission submission = dynamic(cluster, "am-zookeeper-" + connectTimeout)
                        .with("spark.volley.zookeeper.connectTimeout", connectTimeout)) {
            start(submission);
            ProcessHandle zooKeeper =
                    ProcessHandle.of(cluster.zooKeeper().pid()).orElseThrow();
            Processes.pause(zooKeeper);
            try {
                Containers.container(Containers.applicationMaster(cluster)).forEach(Processes::kill);
                Awaitility.await("the next attempt to wait for the third time")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> submission
                                        .applicationMasterLog()
                                        .lines()
                                        .filter(line -> line.contains("waiting for it"))
                                        .count()
                                >= 3);
            } finally {
                Processes.resume(zooKeeper);
            }
            submission.awaitLog("ApplicationMaster attempt 2 is running");
            submission.touch("gate");

            assertNothingWasLost(submission);
            assertThat(submission.log()).doesNotContain("attempt 3");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** Its tasks run again, its shuffle data is computed again, and a new one takes its place. */
    @OnOneLine
    @Test
    void replacesAnExecutorThatEndedWhileThereWasNoApplicationMaster(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "am-executor")) {
            start(submission);
            ProcessHandle executor = Containers.executors(cluster).get(0);
            Containers.container(Containers.applicationMaster(cluster)).forEach(Processes::kill);
            Processes.kill(executor);
            submission.awaitLog("ApplicationMaster attempt 2 is running");
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
            assertThat(submission.reported("executorsLost"))
                    .as(submission::describe)
                    .contains("1");
            assertThat(submission.reported("sumAgain")).contains("1000");
            assertThat(submission.log()).as(submission::describe).contains("was killed from outside (SIGKILL");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** How far the ApplicationMaster has come with what was requested last, as it logs it. */
    enum Point {
        WANTED(""),
        REQUESTING("4 requested by the application"),
        REQUESTED(": requested on "),
        ALLOCATED(" allocated after "),
        STARTED(" started after ");

        private final String text;

        Point(String text) {
            this.text = text;
        }

        boolean isReached(String log) {
            int requesting = log.indexOf(REQUESTING.text);
            return this == WANTED || (requesting >= 0 && log.indexOf(text, requesting) >= 0);
        }
    }

    /** Wherever the kill strikes, the batch is complete in the end, and no container is left over. */
    @OnOneLine
    @ParameterizedTest
    @EnumSource
    void completesABatchInWhichItIsKilled(Point point, YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "am-batch-" + point)) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");
            ProcessHandle master = Containers.applicationMaster(cluster);
            submission.touch("more");
            submission.awaitReport("requested");
            Awaitility.await(point.name())
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> point.isReached(submission.applicationMasterLog()));
            Processes.kill(master);
            submission.awaitReport("more");
            submission.touch("fewer");
            submission.awaitReport("fewer");
            // YARN may have ended those that were starting when it was killed: they are replaced.
            Awaitility.await("two executors, and no other")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Containers.executors(cluster))
                            .as(submission::describe)
                            .hasSize(2));
            submission.touch("end");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            Leftovers.assertNone(cluster, submission);
        }
    }

    private static void start(Submission submission) throws IOException {
        submission.start(FailoverJob.class, submission.folder().toString(), "0", "0");
        submission.awaitReport("reading");
    }

    private static void assertNothingWasLost(Submission submission) throws InterruptedException {
        int exit = submission.awaitExit();

        assertThat(exit).as(submission::describe).isZero();
        assertThat(submission.reported("sum")).contains("1000");
        assertThat(submission.reported("kept")).as(submission::describe).contains("true");
        assertThat(submission.reported("executorsLost"))
                .as(submission::describe)
                .contains("0");
        assertThat(submission.reported("stages")).contains("2");
        assertThat(submission.reported("tasksRerun")).contains("0");
        assertThat(submission.reported("failed")).contains("0");
        assertThat(submission.reported("sumAgain"))
                .as("inherited executors are released, and new ones come: %s", submission.describe())
                .contains("1000");
    }

    private static Submission dynamic(YarnPlace cluster, String name) throws IOException {
        return Submission.dynamic(cluster, name, 4)
                .with("spark.volley.scaleIn.window", "1s")
                .with("spark.volley.parkTimeout", "1s")
                .with("spark.volley.release.staleShuffleTimeout", "1s");
    }
}
