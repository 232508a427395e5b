package io.volley.jobs;

/** Runs a job that takes longer than any test waits. Prints {@code running=…} once it has an executor. */
public final class EndlessJob {
    private EndlessJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("endless")) {
            Job.await("an executor", () -> !job.executors().isEmpty());
            Job.report("running", job.executors());
            Job.report("sum", job.sumOfCounts(2, 600_000));
        }
    }
}
