package io.volley.jobs;

import io.volley.spark.Volley;

/** Rests until all its executors are parked, and then works again. */
public final class ParkingJob {
    private ParkingJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("parking")) {
            Volley volley = Volley.of(job.context().sc());
            Job.report("first", job.runTasks(8, 500));
            Job.report("executors", job.executors());
            Job.await(
                    "all executors to be parked",
                    () -> volley.status().profile().parked() == 4);
            Job.report("reasons", volley.status().profile().reasons());
            Job.report("again", job.runTasks(8, 500));
            Job.report("executorsAgain", job.executors());
        }
    }
}
