package io.volley.jobs;

/** Runs one job with a shuffle. Arguments: tasks, milliseconds each. Prints {@code sum=1000}. */
public final class ShuffleJob {
    private ShuffleJob() {}

    public static void main(String[] arguments) {
        try (Job job = new Job("shuffle")) {
            Job.report("sum", job.sumOfCounts(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
            Job.report("executors", job.executors());
        }
    }
}
