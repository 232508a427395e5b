package io.volley.jobs;

/**
 * Many small jobs of short tasks, one after the other, that keep every executor from being idle for long. Arguments: how many
 * jobs at least, and on how few executors it may end.
 */
public final class SteadyJob {
    private static final int MOST = 600;

    private SteadyJob() {}

    public static void main(String[] arguments) {
        int least = Integer.parseInt(arguments[0]);
        int enough = Integer.parseInt(arguments[1]);
        try (Job job = new Job("steady")) {
            job.runTasks(8, 1_000);
            Job.report("atFirst", job.executors().size());
            int jobs = 0;
            while (jobs < least || (jobs < MOST && job.executors().size() > enough)) {
                job.runTasks(4, 100);
                jobs++;
            }
            Job.report("jobs", jobs);
            Job.report("atLast", job.executors().size());
        }
    }
}
