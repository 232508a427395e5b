package io.volley.jobs;

import io.volley.spark.Status;
import io.volley.spark.Volley;
import java.io.IOException;
import java.time.Duration;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
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
            ResourceProfile fresh = new ResourceProfileBuilder()
                    .require(new ExecutorResourceRequests().cores(1).memory("512m"))
                    .require(new TaskResourceRequests().cpus(1))
                    .build();
            volley.expectWork(Duration.ofSeconds(10), 1, Duration.ofMinutes(1), fresh);
            Job.await(
                    "the executor of a profile that no RDD has",
                    () -> volley.status().profile(fresh.id()).ready() == 1);
            Job.report("rows", spark.range(0, 1_000, 1, 12).count());
        }
    }
}
