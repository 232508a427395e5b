package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.CachingJob;
import io.volley.jobs.ExcludedJob;
import io.volley.jobs.ParkingJob;
import io.volley.jobs.RacingJob;
import io.volley.jobs.SteadyJob;
import io.volley.jobs.StreamingJob;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is parked and released, in facts and never in seconds. Spark's own idle timeout is left at a minute. */
@ExtendWith(YarnPlace.Shared.class)
class ReleaseIT {
    /** Two of six would do, at 200 ms a task; Spark's ExecutorAllocationManager finds none of them idle. */
    @ParameterizedTest
    @ValueSource(strings = {"deadline", "backlog"})
    void endsSteadyShortTasksOnAsFewExecutorsAsTheyNeed(String policy, YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "steady-" + policy)
                .with("spark.dynamicAllocation.maxExecutors", "6")
                .with("spark.volley.policy", policy)) {
            int exit = submission.run(SteadyJob.class, "6", "10", "2").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("atFirst")).as(submission::describe).contains("6");
            assertThat(Integer.parseInt(submission.reported("atLast").orElseThrow()))
                    .as(submission::describe)
                    .isLessThanOrEqualTo(2);
            assertThat(submission.reported("tooMany")).contains("0");
            assertThat(submission.reported("failed")).contains("0");
            assertThat(submission.log()).contains(": parked and idle for");
            assertThat(submission
                            .log()
                            .lines()
                            .filter(line -> line.matches(".*Target of profile 0: \\d+ executors, was 0:.*")))
                    .as("wanted once, or where the machine pauses longer than the window, but not anew for each job")
                    .hasSizeLessThan(Math.max(
                            2, Integer.parseInt(submission.reported("jobs").orElseThrow())));
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** The same jobs, so that what the test above shows is Volley's doing. */
    @Test
    void keepsAllOfThemAsInStockSparkUnderThatPolicy(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "stock")
                .with("spark.dynamicAllocation.maxExecutors", "6")
                .with("spark.volley.policy", "stock")) {
            int exit = submission.run(SteadyJob.class, "6", "60", "6").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("atFirst")).contains("6");
            assertThat(submission.reported("atLast")).as(submission::describe).contains("6");
            assertThat(submission.log()).doesNotContain("Parked");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void losesNoTaskWhenReleasesRaceWithLaunches(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "racing").with("spark.executor.instances", "4")) {
            int exit = submission.run(RacingJob.class, Full.orElse("100", "30")).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(Integer.parseInt(submission.reported("released").orElseThrow()))
                    .as(submission::describe)
                    .isPositive();
            assertThat(submission.reported("tooMany")).as(submission::describe).contains("0");
            assertThat(submission.reported("failed")).as(submission::describe).contains("0");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void keepsCachedDataUntilItIsGivenUp(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "cached").with("spark.dynamicAllocation.maxExecutors", "3")) {
            int exit = submission.run(CachingJob.class, "kept").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("holders")).contains("2");
            assertThat(submission.reported("stayed")).as(submission::describe).contains("true");
            assertThat(submission.reported("countAgain")).contains("1000");
            assertThat(submission.reported("computed")).as("once").contains("1000");
            assertThat(submission.reported("computedAtLast")).contains("2000");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void givesCachedDataUpAfterSparksTimeout(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "expiring")
                .with("spark.dynamicAllocation.maxExecutors", "3")
                .with("spark.dynamicAllocation.cachedExecutorIdleTimeout", "3s")) {
            int exit = submission.run(CachingJob.class, "expiring").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("countAtLast")).contains("1000");
            assertThat(submission.reported("computedAtLast")).as("twice").contains("2000");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void followsMicroBatchesUpAndDownAndUp(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "streaming").with("spark.volley.batch.minWork", "500ms")) {
            int exit = submission.run(StreamingJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("upAgain")).as(submission::describe).contains("true");
            assertThat(submission.reported("missing")).contains("0");
            assertThat(submission.reported("failed")).as(submission::describe).contains("0");
            assertThat(submission.reported("fetchFailed")).contains("0");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void putsParkedExecutorsBackToWorkBeforeItRequestsMore(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "parking").with("spark.volley.parkTimeout", "1h")) {
            int exit = submission.run(ParkingJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("first")).contains("8");
            assertThat(submission.reported("again")).contains("8");
            assertThat(submission.reported("executors")).contains("[1, 2, 3, 4]");
            assertThat(submission.reported("executorsAgain")).contains("[1, 2, 3, 4]");
            assertThat(submission.reported("reasons").orElseThrow()).contains("4 parked");
            assertThat(submission.batches()).as(submission::describe).hasSize(1);
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void unparksWhenTasksWaitInVainForThoseThatAreNotParked(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "excluded").with("spark.excludeOnFailure.enabled", "true")) {
            int exit = submission.run(ExcludedJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("counts")).contains("10");
            assertThat(submission.reported("executors"))
                    .as("nothing that was needed has gone")
                    .contains("4");
            assertThat(submission.log()).contains("Unparking all executors of profile 0: tasks wait, slots are free");
            Leftovers.assertNone(cluster, submission);
        }
    }

    private static Submission dynamic(YarnPlace cluster, String name) throws IOException {
        return Submission.dynamic(cluster, name, 4)
                .with("spark.volley.scaleIn.window", "2s")
                .with("spark.volley.parkTimeout", "1s");
    }
}
