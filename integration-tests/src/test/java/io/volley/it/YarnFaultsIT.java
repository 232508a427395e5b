package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.EndlessJob;
import io.volley.jobs.GreedyJob;
import io.volley.jobs.ShuffleJob;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees when something is wrong: a message, an exit code, and nothing left behind. */
@ExtendWith(YarnPlace.Shared.class)
class YarnFaultsIT {
    @OnOneLine
    @ParameterizedTest
    @ValueSource(strings = {"busy", "idle"})
    void endsTheDriverWhenTheApplicationIsKilledFromYarn(String work, YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "killed-" + work).start(EndlessJob.class, work)) {
            submission.awaitReport("running");
            assertThat(VolleyCommand.answer(cluster, "--master", "yarn", "--kill", submission.applicationId()))
                    .contains("Application " + submission.applicationId());

            assertThat(submission.awaitExit()).as(submission::describe).isNotZero();
            assertThat(submission.log())
                    .contains("YARN application " + submission.applicationId()
                            + " has ended unexpectedly: KILLED (KILLED)")
                    .contains("killed by volley submit --kill");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void showsYarnItsNameTagsPagesAndQueue(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "shown")
                        .with("spark.ui.enabled", "true")
                        .with("spark.ui.port", "0")
                        .with("spark.yarn.tags", "nightly,etl")
                        .with("spark.yarn.applicationType", "SPARK-ETL")
                        .start(EndlessJob.class, "busy");
                YarnClient yarn = Clients.yarn(cluster)) {
            submission.awaitReport("running");
            ApplicationId id = ApplicationId.fromString(submission.applicationId());

            ApplicationReport report = yarn.getApplicationReport(id);

            assertThat(report.getName()).isEqualTo("endless");
            assertThat(report.getApplicationType()).isEqualTo("SPARK-ETL");
            assertThat(report.getApplicationTags()).containsExactlyInAnyOrder("nightly", "etl");
            assertThat(report.getQueue()).endsWith("default");
            assertThat(report.getOriginalTrackingUrl()).startsWith("http://127.0.0.1:");
            yarn.killApplication(id);
            submission.awaitExit();
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** What it began is undone, and nothing holds its JVM. */
    @OnOneLine
    @ParameterizedTest
    @CsvSource({
        "spark.executor.failuresValidityInterval, soon",
        "spark.yarn.stagingDir, nosuch://host/staging",
        "spark.yarn.report.interval, often",
    })
    void endsAtOnceWhenItsSideOfYarnCannotBeMade(String key, String value, YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "not-made").with(key, value)) {
            int exit = submission.run(ShuffleJob.class, "2", "10").awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(1);
            assertThat(submission.log()).as(submission::describe).doesNotContain("took too long to end");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void quotesYarnWhenTheApplicationMasterCannotStart(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "no-am")) {
            int exit = submission
                    .with("spark.yarn.am.extraJavaOptions", "-XX:NoSuchOption=1")
                    .run(ShuffleJob.class, "2", "10")
                    .awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(1);
            assertThat(submission.log())
                    .contains("has ended as FAILED before its ApplicationMaster was ready. YARN says:")
                    .contains("NoSuchOption");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void endsAnApplicationWhoseExecutorsCannotStartWithTheLastReasons(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "no-executor");
                YarnClient yarn = Clients.yarn(cluster)) {
            int exit = submission
                    .with("spark.executor.extraJavaOptions", "-agentlib:nosuch")
                    .with("spark.scheduler.minRegisteredResourcesRatio", "0")
                    .run(ShuffleJob.class, "2", "10")
                    .awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(1);
            assertThat(submission.log()).contains("Max number of executor failures (4) reached; last failures: ");
            ApplicationReport report = yarn.getApplicationReport(ApplicationId.fromString(submission.applicationId()));
            assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
            assertThat(report.getDiagnostics())
                    .contains("Max number of executor failures (4) reached")
                    .contains("failed with status 1");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void saysWhichSettingToRaiseWhenYarnKillsAnExecutorForItsMemory(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "greedy")) {
            int exit = submission
                    .with("spark.executor.instances", "1")
                    .with("spark.executor.extraJavaOptions", "-XX:MaxDirectMemorySize=4g")
                    .run(GreedyJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("attempts")).contains("[1]");
            assertThat(submission.log())
                    .as(submission::describe)
                    .contains("was killed for exceeding its memory; raise spark.executor.memoryOverhead");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void namesAllWrongSettingsBeforeItSubmits(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "settings")) {
            int exit = submission
                    .with("spark.volley.zookeeper.root", "volley")
                    .with("spark.volley.driver.grace", "soon")
                    .run(ShuffleJob.class, "2", "10")
                    .awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(1);
            assertThat(submission.log())
                    .contains("spark.volley.zookeeper.root is \"volley\", but must be")
                    .contains("spark.volley.driver.grace is \"soon\", but must be")
                    .doesNotContain("Submitting application");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            spark.yarn.queue               | no-such-queue | no-such-queue
            spark.volley.zookeeper.connect | 127.0.0.1:1   | 127.0.0.1:1
            spark.executor.memory          | 64g           | An executor needs a container of
            """)
    void saysWhatIsWrongWithASetting(String key, String value, String message, YarnPlace cluster) throws Exception {
        try (Submission submission =
                new Submission(cluster, "refused").with("spark.volley.zookeeper.connectTimeout", "2s")) {
            int exit =
                    submission.with(key, value).run(ShuffleJob.class, "2", "10").awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(1);
            assertThat(submission.log()).contains(message);
            Leftovers.assertNone(cluster, submission);
        }
    }
}
