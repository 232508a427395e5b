package io.volley.jobs;

import java.util.List;

/** Fails: a task throws each time. */
public final class FailingJob {
    private FailingJob() {}

    public static void main(String[] arguments) {
        try (Job job = new Job("failing")) {
            job.context().parallelize(List.of(1, 2), 2).foreach(number -> {
                throw new IllegalStateException("this task always fails");
            });
        }
    }
}
