package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.GatedJob;
import io.volley.testbed.yarn.YarnProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** On a cluster that is too small the ResourceManager's own pages show what was requested: one batch, and a job that runs. */
@OnOneLine
class OneBatchIT {
    /** Two nodes with room for two small containers each: the ApplicationMaster and three executors. */
    private static final YarnProcess.Shape SMALL = new YarnProcess.Shape(2, 1792, 8, Map.of());

    @Test
    void theResourceManagerSawTheWholeBatchAtOnceAndTheJobRunsOnWhatThereIs() throws Exception {
        try (YarnPlace cluster = YarnPlace.start(SMALL);
                Submission submission = Submission.dynamic(cluster, "batch", 8)) {
            ResourceManagerPages pages = new ResourceManagerPages(cluster);
            // Until it is there no task ends, so nothing is learnt and the whole batch stays wanted.
            Path gate = submission.folder().resolve("gate");
            submission.start(GatedJob.class, "40", gate.toString());
            submission.applicationId();
            Awaitility.await("all the room to be taken, and the rest to be pending")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> {
                        assertThat(pages.allocated()).as(submission::describe).isEqualTo(4);
                        assertThat(pages.pending()).as(submission::describe).isEqualTo(5);
                    });

            Files.createFile(gate);
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("done")).contains("40");
            assertThat(submission.batches())
                    .as(submission::describe)
                    .first()
                    .asString()
                    .contains("batch 1: requesting 8 executors of profile 0");
            Leftovers.assertNone(cluster, submission);
        }
    }
}
