package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.PlaceJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code volley submit} with the options that people use today. */
@OnOneLine
@ExtendWith(YarnPlace.Shared.class)
class SubmitCommandIT {
    @Test
    void keepsTheOptionsThatSparkDropsForAMasterItDoesNotKnow(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "command").without("spark.executor.instances")) {
            Path file = Files.writeString(submission.folder().resolve("my table.csv"), "from the user");

            int exit = submission
                    .with("spark.executorEnv.PLACE", "here")
                    .startByCommand(
                            List.of(
                                    "--master", "yarn",
                                    "--num-executors", "3",
                                    "--queue", "default",
                                    "--files", file.getFileName() + "#lookup"),
                            PlaceJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("file")).contains("from the user");
            assertThat(submission.reported("env")).contains("here");
            assertThat(submission.batches()).singleElement().asString().contains("requesting 3 executors of profile 0");
            Leftovers.assertNone(cluster, submission);
        }
    }
}
