package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.awaitility.Awaitility;

/** What shows that Volley has served an application of two executors at most, to its end. */
final class Served {
    private Served() {}

    /** Its executors came in batches, YARN calls it a success, and nothing is left of it. */
    static void assertServed(YarnPlace cluster, Submission submission) throws Exception {
        assertThat(submission.batches())
                .as(submission::describe)
                .first()
                .asString()
                .contains("batch 1: requesting 2 executors of profile 0");
        ApplicationId id = ApplicationId.fromString(submission.application().orElseThrow());
        try (YarnClient yarn = Clients.yarn(cluster)) {
            Awaitility.await("YARN to call " + id + " a success")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> yarn.getApplicationReport(id).getFinalApplicationStatus()
                            == FinalApplicationStatus.SUCCEEDED);
        }
        Leftovers.assertNone(cluster, submission);
    }
}
