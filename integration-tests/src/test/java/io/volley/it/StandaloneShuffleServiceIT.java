package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.process.FreePorts;
import io.volley.testbed.standalone.StandaloneProcess;
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
        try (StandalonePlace cluster = StandalonePlace.start(new StandaloneProcess.Shape(1, 1, 16, 16384, service));
                Submission submission = submission(cluster, service)) {
            MovedShuffle.assertNothingIsLost(cluster, submission);
            assertThat(databases(cluster)).hasSize(database ? 1 : 0);
        }
    }

    /** Where the service writes down which executors it serves, so that it knows them when the Worker comes back. */
    private static List<Path> databases(StandalonePlace cluster) throws IOException {
        try (Stream<Path> files = Files.list(cluster.standalone().workerFiles(0))) {
            return files.filter(file -> file.getFileName().toString().startsWith("registeredExecutors"))
                    .toList();
        }
    }

    private static Submission submission(StandalonePlace cluster, Map<String, String> service) throws IOException {
        Submission submission =
                Submission.dynamic(cluster, "served", 4).without("spark.dynamicAllocation.shuffleTracking.enabled");
        service.forEach(submission::with);
        return submission;
    }
}
