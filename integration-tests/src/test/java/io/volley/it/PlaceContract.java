package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.DynamicJob;
import io.volley.jobs.FailoverJob;
import io.volley.jobs.ShuffleReleaseJob;
import io.volley.jobs.TwoProfilesJob;
import io.volley.testbed.process.Processes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What holds on every kind of cluster, in facts and never in seconds. */
abstract class PlaceContract {
    abstract Place place();

    @Test
    void requestsAtOnceForWhatAllTasksCanFill() throws Exception {
        try (Submission submission = dynamic("dynamic")) {
            int exit = submission.run(DynamicJob.class, "40", "100").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.reported("sumAgain")).contains("1000");
            assertThat(submission.reported("idle")).contains("[]");
            assertThat(submission.log().lines().filter(line -> line.contains("Target of profile 0")))
                    .as(submission::describe)
                    .first()
                    .asString()
                    .contains("4 executors, was 0: 40 tasks of unknown duration");
            assertRequestedAtOnce(submission);
            Leftovers.assertNone(place(), submission);
        }
    }

    @Test
    void givesStagesProfilesOfTheirOwn() throws Exception {
        try (Submission submission = dynamic("two-profiles")) {
            int exit = submission.run(TwoProfilesJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("groups")).contains("10");
            assertThat(submission.reported("cpus")).as(submission::describe).contains("[2]");
            assertRequestedBothProfiles(submission);
            Leftovers.assertNone(place(), submission);
        }
    }

    @Test
    void keepsShuffleDataThatARunningJobNeedsAndGivesItUpWhenNobodyDoes() throws Exception {
        try (Submission submission = dynamic("shuffle").with("spark.volley.release.staleShuffleTimeout", "5s")) {
            int exit = submission.run(ShuffleReleaseJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.reported("sumAgain")).contains("1000");
            assertThat(submission.reported("killed"))
                    .as("an unforced kill spares them too: %s", submission.describe())
                    .contains("[]");
            assertThat(submission.reported("decommissioned"))
                    .as("and so does Spark's decommissioning of who is idle")
                    .contains("[]");
            assertThat(submission.reported("wrote")).as(submission::describe).contains("4");
            assertThat(submission.reported("stayed")).as(submission::describe).contains("true");
            assertThat(submission.reported("stages")).as(submission::describe).contains("2");
            assertThat(submission.reported("fetchFailed")).contains("0");
            assertThat(submission.log())
                    .as("while the slow task reads the others were parked, and not released")
                    .contains("Parked, because they are not needed");
            Leftovers.assertNone(place(), submission);
        }
    }

    @Test
    void movesShuffleDataOffExecutorsThatGoInTheMiddleOfTheJob() throws Exception {
        try (Submission submission = dynamic("moving")
                .with("spark.decommission.enabled", "true")
                .with("spark.storage.decommission.enabled", "true")) {
            MovedShuffle.assertNothingIsLost(place(), submission);
        }
    }

    @Test
    void replacesAnExecutorThatIsKilled() throws Exception {
        try (Submission submission = dynamic("executor")) {
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "0");
            submission.awaitReport("reading");
            Processes.kill(Containers.executors(place()).get(0));
            submission.awaitLog("Lost executor");
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.reported("executorsLost")).contains("1");
            assertThat(submission.reported("sumAgain")).contains("1000");
            Leftovers.assertNone(place(), submission);
        }
    }

    /** What this kind of cluster tells of four executors that were requested at once, and again when all had gone. */
    void assertRequestedAtOnce(Submission submission) {}

    /** What this kind of cluster tells of executors of two profiles. */
    void assertRequestedBothProfiles(Submission submission) {}

    final Submission dynamic(String name) throws IOException {
        return Submission.dynamic(place(), name, 4)
                .with("spark.volley.scaleIn.window", "2s")
                .with("spark.volley.parkTimeout", "1s")
                .with("spark.volley.release.staleShuffleTimeout", "2s");
    }
}
