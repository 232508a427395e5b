package io.volley.jobs;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * A wide job on as many executors as are allowed, and then many small jobs of two tasks of 200 ms, one after the other, that
 * keep every executor from being idle for long. Arguments: how many executors, how many small jobs at least, and on how few
 * executors it may end.
 */
public final class SteadyJob {
    private static final int MOST = 600;

    private SteadyJob() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException, IOException {
        int executors = Integer.parseInt(arguments[0]);
        int least = Integer.parseInt(arguments[1]);
        int enough = Integer.parseInt(arguments[2]);
        try (Job job = new Job("steady")) {
            Facts facts = Facts.of(job);
            job.fillExecutors(executors);
            Job.report("atFirst", job.executors().size());
            int jobs = 0;
            while (jobs < least || (jobs < MOST && job.executors().size() > enough)) {
                job.runTasks(2, 200);
                jobs++;
            }
            int submitted = executors + 2 * jobs;
            Job.report("atLast", job.executors().size());
            Job.report("jobs", jobs);
            Job.await("the last task's end", () -> facts.tasks() >= submitted);
            Job.report("tooMany", facts.tasks() - submitted);
            Job.report("failed", facts.failed());
        }
    }
}
