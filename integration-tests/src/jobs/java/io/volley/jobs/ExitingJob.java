package io.volley.jobs;

/** Ends without closing its context: by {@code System.exit} with the argument, or, without one, by returning. */
public final class ExitingJob {
    private ExitingJob() {}

    public static void main(String[] arguments) {
        Job job = new Job("exiting");
        Job.report("sum", job.sumOfCounts(2, 10));
        if (arguments.length > 0) {
            System.exit(Integer.parseInt(arguments[0]));
        }
    }
}
