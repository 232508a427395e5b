package io.volley.jobs;

/** Calls {@code System.exit} with the argument after a job, without closing its context. */
public final class ExitingJob {
    private ExitingJob() {}

    public static void main(String[] arguments) {
        Job job = new Job("exiting");
        Job.report("sum", job.sumOfCounts(2, 10));
        System.exit(Integer.parseInt(arguments[0]));
    }
}
