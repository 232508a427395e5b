package io.volley.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Runs tasks that all wait until a file is there. Arguments: how many, and the file. */
public final class GatedJob {
    private GatedJob() {}

    public static void main(String[] arguments) {
        int tasks = Integer.parseInt(arguments[0]);
        String gate = arguments[1];
        try (Job job = new Job("gated")) {
            long done = job.context()
                    .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
                    .map(task -> {
                        Job.await("the gate", () -> Files.exists(Path.of(gate)));
                        return task;
                    })
                    .count();
            Job.report("done", done);
        }
    }
}
