package io.volley.jobs;

import io.volley.spark.Status;
import io.volley.spark.Volley;
import java.io.IOException;
import java.time.Duration;
import org.apache.spark.sql.SparkSession;

/** Announces its work through a SparkSession, waits for the executors, and then runs it. */
public final class AnnouncingJob {
    private AnnouncingJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (SparkSession spark = SparkSession.builder().appName("announcing").getOrCreate()) {
            Job.report("application", spark.sparkContext().applicationId());
            Job.report(
                    "before", Volley.of(spark.sparkContext()).status().profile().target());

            Volley volley = Volley.of(spark.sparkContext());
            volley.expectWork(Duration.ofSeconds(10), 12, Duration.ofSeconds(60));
            Job.await(
                    "the executors that were announced",
                    () -> volley.status().profile().ready() == 3);

            Status.Profile status = volley.status().profile();
            Job.report("target", status.target());
            Job.report("requested", status.requested());
            Job.report("starting", status.starting());
            Job.report("parked", status.parked());
            Job.report("reasons", status.reasons());
            Job.report("rows", spark.range(0, 1_000, 1, 12).count());
        }
    }
}
