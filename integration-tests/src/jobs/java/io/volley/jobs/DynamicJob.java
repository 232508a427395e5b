package io.volley.jobs;

/** Runs a job, waits until no executor is left, and runs it again. Arguments: tasks, milliseconds each. */
public final class DynamicJob {
    private DynamicJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        int tasks = Integer.parseInt(arguments[0]);
        int millis = Integer.parseInt(arguments[1]);
        try (Job job = new Job("dynamic")) {
            Job.report("sum", job.sumOfCounts(tasks, millis));
            Job.report("executors", job.executors());
            Job.await("all executors to go", () -> job.executors().isEmpty());
            Job.report("idle", job.executors());
            Job.report("sumAgain", job.sumOfCounts(tasks, millis));
        }
    }
}
