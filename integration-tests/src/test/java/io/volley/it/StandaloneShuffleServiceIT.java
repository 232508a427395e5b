package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.cli.cluster.StandaloneProcess;
import io.volley.jobs.MovingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Spark's external shuffle service in the Worker no executor holds shuffle data, and none is kept for it. */
class StandaloneShuffleServiceIT {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesExecutorsBackInTheMiddleOfAJobWhoseShuffleDataTheServiceHas(boolean database) throws Exception {
        Map<String, String> service = Map.of(
                "spark.shuffle.service.enabled", "true",
                "spark.shuffle.service.port", Integer.toString(FreePorts.one()),
                "spark.shuffle.service.db.enabled", Boolean.toString(database));
        try (StandaloneCluster cluster =
                        StandaloneCluster.start(new StandaloneProcess.Shape(1, 1, 16, 16384, service));
                Submission submission = submission(cluster, service)) {
            int exit = submission
                    .run(MovingJob.class, submission.folder().resolve("gone").toString())
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.reported("gone")).as(submission::describe).contains("true");
            assertThat(submission.reported("stages")).as(submission::describe).contains("2");
            assertThat(submission.reported("tasks")).as("none too many").contains("0");
            assertThat(submission.reported("failed")).as(submission::describe).contains("0");
            assertThat(submission.reported("fetchFailed"))
                    .as(submission::describe)
                    .contains("0");
            assertThat(databases(cluster)).hasSize(database ? 1 : 0);
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** Where the service writes down which executors it serves, so that it knows them when the Worker comes back. */
    private static List<Path> databases(StandaloneCluster cluster) throws IOException {
        try (Stream<Path> files = Files.list(cluster.standalone().workerFiles(0))) {
            return files.filter(file -> file.getFileName().toString().startsWith("registeredExecutors"))
                    .toList();
        }
    }

    private static Submission submission(StandaloneCluster cluster, Map<String, String> service) throws IOException {
        Submission submission = Submission.dynamic(cluster, "served", 4)
                .without("spark.dynamicAllocation.shuffleTracking.enabled")
                .with("spark.volley.policy", "deadline")
                .with("spark.volley.deadline", "10m")
                .with("spark.volley.scaleIn.window", "2s")
                .with("spark.volley.parkTimeout", "1s");
        service.forEach(submission::with);
        return submission;
    }
}
