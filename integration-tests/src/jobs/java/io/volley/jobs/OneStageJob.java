package io.volley.jobs;

/** Runs one stage. Arguments: tasks, milliseconds each. */
public final class OneStageJob {
    private OneStageJob() {}

    public static void main(String[] arguments) {
        try (Job job = new Job("one-stage")) {
            Job.report("done", job.runTasks(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
        }
    }
}
