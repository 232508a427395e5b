package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.MovingJob;
import java.io.IOException;

/** A job whose executors go while tasks still read the shuffle data that was written on them. */
final class MovedShuffle {
    private MovedShuffle() {}

    /** Runs it, and asserts that executors have gone and nothing was lost or done twice. */
    static void assertNothingIsLost(Place place, Submission submission) throws IOException, InterruptedException {
        int exit = submission
                .with("spark.volley.policy", "deadline")
                .with("spark.volley.deadline", "10m")
                .with("spark.volley.scaleIn.window", "2s")
                .with("spark.volley.parkTimeout", "1s")
                .run(MovingJob.class, submission.folder().resolve("gone").toString())
                .awaitExit();

        assertThat(exit).as(submission::describe).isZero();
        assertThat(submission.reported("sum")).contains("1000");
        assertThat(submission.reported("gone")).as(submission::describe).contains("true");
        assertThat(submission.reported("stages")).as(submission::describe).contains("2");
        assertThat(submission.reported("tasks")).as("none too many").contains("0");
        assertThat(submission.reported("failed")).as(submission::describe).contains("0");
        assertThat(submission.reported("fetchFailed")).as(submission::describe).contains("0");
        Leftovers.assertNone(place, submission);
    }
}
