package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.PlaceJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code volley submit} with the options that people use today. */
@OnOneLine
@ExtendWith(YarnPlace.Shared.class)
class SubmitCommandIT {
    @Test
    void keepsTheOptionsThatSparkDropsForAMasterItDoesNotKnow(YarnPlace cluster) throws Exception {
        try (Submission submission = new Submission(cluster, "command").without("spark.executor.instances")) {
            Path file = Files.writeString(submission.folder().resolve("table.csv"), "from the user");
            Path library = jar(submission.folder().resolve("library.jar"));

            int exit = submission
                    .with("spark.executor.userClassPathFirst", "true")
                    .with("spark.executorEnv.PLACE", "here")
                    .startByCommand(
                            List.of(
                                    "--master", "yarn",
                                    "--num-executors", "3",
                                    "--queue", "default",
                                    "--files", file.getFileName() + "#lookup",
                                    "--jars", library.getFileName().toString()),
                            PlaceJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("file")).contains("from the user");
            assertThat(submission.reported("env")).contains("here");
            assertThat(submission.reported("loader")).contains("ChildFirstURLClassLoader");
            assertThat(submission.reported("fetchedJars").orElseThrow()).contains("library.jar");
            assertThat(submission.batches()).singleElement().asString().contains("requesting 3 executors of profile 0");
            Leftovers.assertNone(cluster, submission);
            assertThat(VolleyCommand.answer(cluster, "--status", submission.applicationId()))
                    .contains("name: place")
                    .contains("final status: SUCCEEDED");
        }
    }

    private static Path jar(Path place) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(place))) {
            jar.putNextEntry(new JarEntry("library.txt"));
        }
        return place;
    }
}
