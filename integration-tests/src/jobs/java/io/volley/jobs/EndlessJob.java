package io.volley.jobs;

/**
 * Does for longer than any test waits what its argument says: {@code busy} runs a job, {@code idle} runs none. Prints
 * {@code running=…} once it has an executor.
 */
public final class EndlessJob {
    private EndlessJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("endless")) {
            Job.await("an executor", () -> !job.executors().isEmpty());
            Job.report("running", job.executors());
            if (arguments[0].equals("busy")) {
                Job.report("sum", job.sumOfCounts(2, 600_000));
            }
            Job.await("the end of the context", () -> job.context().sc().isStopped());
            throw new IllegalStateException("the context was stopped");
        }
    }
}
