package io.volley.jobs;

import io.volley.spark.Status;
import io.volley.spark.Volley;

/** Teaches Volley how long its tasks take, then has a peak that is less work than a new executor is worth. */
public final class ShortPeakJob {
    private ShortPeakJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("short-peak")) {
            Job.await("the executors of the start", () -> job.executors().size() == 2);
            for (int lesson = 0; lesson < 5; lesson++) {
                job.runTasks(2, 20);
            }
            Job.report("peak", job.runTasks(60, 20));
            Status.Profile status = Volley.of(job.context().sc()).status().profile();
            Job.report("ready", status.ready());
            Job.report("reasons", status.reasons());
        }
    }
}
