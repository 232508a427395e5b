package io.volley.jobs;

import io.volley.spark.Status;
import io.volley.spark.Volley;

/** Waits until so many executors start, and reports how the application is sized then. Argument: how many. */
public final class StartingJob {
    private StartingJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        int executors = Integer.parseInt(arguments[0]);
        try (Job job = new Job("starting")) {
            Volley volley = Volley.of(job.context().sc());
            Job.await("executors that start", () -> volley.status().profile().starting() == executors);
            Status.Profile profile = volley.status().profile();
            Job.report("requested", profile.requested());
            Job.report("ready", profile.ready());
        }
    }
}
