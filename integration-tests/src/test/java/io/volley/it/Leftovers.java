package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What a submission must not leave behind. */
final class Leftovers {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Leftovers() {}

    /** Waits until nothing is left: no container, no znode, no staging directory, no file of the driver's. */
    static void assertNone(Place place, Submission submission) {
        assertNoneOnCluster(place, submission);
        assertThat(files(submission.folder().resolve("local")))
                .as("local files of the driver")
                .isEmpty();
    }

    /** Waits until nothing is left but what a driver that was killed could not delete: its own files. */
    static void assertNoneOnCluster(Place place, Submission submission) {
        Awaitility.await("nothing to be left of the submission").atMost(LIMIT).untilAsserted(() -> {
            assertThat(place.processes()).as("processes of containers").isEmpty();
            assertThat(applicationNodes(place)).as("znodes").isEmpty();
            assertThat(files(submission.folder().resolve("staging")))
                    .as("files in the staging directory")
                    .isEmpty();
        });
    }

    private static List<String> applicationNodes(Place place) throws Exception {
        return !(place instanceof YarnPlace cluster)
                ? List.of()
                : ZooKeeperLook.children(cluster.zooKeeper().connectString(), "/volley/apps");
    }

    private static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
