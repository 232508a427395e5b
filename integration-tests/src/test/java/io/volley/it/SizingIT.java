package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.AnnouncingJob;
import io.volley.jobs.MetricsJob;
import io.volley.jobs.OneStageJob;
import io.volley.jobs.ShortPeakJob;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many executors are requested, counted in batches and never in seconds. */
@ExtendWith(YarnPlace.Shared.class)
class SizingIT {
    @Test
    void requestsAStageOfAThousandTasksOnceAndWithOneRecord(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "thousand").with("spark.dynamicAllocation.maxExecutors", "6")) {
            int exit = submission.run(OneStageJob.class, "1000", "40").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("done")).contains("1000");
            assertThat(submission.batches())
                    .as(submission::describe)
                    .singleElement()
                    .asString()
                    .contains("requesting 6 executors of profile 0");
            assertThat(submission.log().lines().filter(line -> line.contains("Target of profile 0")))
                    .as(submission::describe)
                    .first()
                    .asString()
                    .contains("6 executors, was 0");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void requestsNothingForAPeakThatIsWorthNoExecutor(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "peak")
                .with("spark.volley.batch.minWork", "1m")
                .with("spark.dynamicAllocation.minExecutors", "2")
                .with("spark.dynamicAllocation.maxExecutors", "6")) {
            int exit = submission.run(ShortPeakJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("peak")).contains("60");
            assertThat(submission.reported("ready")).as(submission::describe).contains("2");
            assertThat(submission.batches())
                    .as(submission::describe)
                    .singleElement()
                    .asString()
                    .contains("requesting 2 executors of profile 0");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void requestsAheadOfAStageThatTheProgramHasAnnounced(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "announced").with("spark.dynamicAllocation.maxExecutors", "6")) {
            int exit = submission.run(AnnouncingJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("before")).contains("0");
            assertThat(submission.reported("target")).as(submission::describe).contains("3");
            assertThat(submission.reported("requested")).contains("0");
            assertThat(submission.reported("starting")).contains("0");
            assertThat(submission.reported("parked")).contains("0");
            assertThat(submission.reported("reasons").orElseThrow()).contains("announced");
            assertThat(submission.reported("rows")).contains("1000");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void showsItselfInSparksMetricsAndItsPagesThroughYarnsProxy(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "metrics").with("spark.dynamicAllocation.maxExecutors", "2")) {
            int exit = submission
                    .with("spark.ui.enabled", "true")
                    .with("spark.ui.port", "0")
                    .with(
                            "spark.metrics.conf.*.sink.prometheusServlet.class",
                            "org.apache.spark.metrics.sink.PrometheusServlet")
                    .with("spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus")
                    .run(MetricsJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("json").orElseThrow())
                    .as(submission::describe)
                    .contains(".driver.volley.profile.0.target\":{\"value\":")
                    .contains(".driver.volley.profile.0.parked\":{\"value\":0")
                    .contains(".driver.volley.batches\":{\"count\":1}")
                    .contains(".driver.volley.requestToRegistered")
                    .containsPattern("\\.driver\\.volley\\.allocationToRegistered\":\\{\"count\":[12],");
            assertThat(submission.reported("prometheus").orElseThrow())
                    .contains("_driver_volley_profile_0_ready_Value")
                    .contains("_driver_volley_batchSize_Max{type=\"histograms\"} 2");
            assertThat(submission.reported("stranger").orElseThrow())
                    .contains(" 302 ")
                    .containsPattern("Location: http://\\S+/proxy/\\S*" + submission.applicationId() + "/jobs/");
            Leftovers.assertNone(cluster, submission);
        }
    }

    private static Submission dynamic(YarnPlace cluster, String name) throws IOException {
        return Submission.dynamic(cluster, name);
    }
}
