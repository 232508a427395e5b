package io.volley.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;

/**
 * Has more work than all executors can do, for as long as the file {@code end} is not there, and rests while {@code rest} is;
 * reports how many executors it has whenever that changes. Argument: the folder of those files.
 */
public final class PoolJob {
    private static final int TASKS = 20_000;

    private PoolJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        long start = System.currentTimeMillis();
        try (Job job = new Job("pool")) {
            Facts facts = Facts.of(job);
            Optional<JavaFutureAction<Long>> work = Optional.empty();
            int last = -1;
            while (!Files.exists(folder.resolve("end"))) {
                if (Files.exists(folder.resolve("rest"))) {
                    work.ifPresent(running -> running.cancel(true));
                } else if (work.isEmpty()) {
                    work = Optional.of(work(job));
                }
                int now = job.executors().size();
                if (now != last) {
                    Job.report("executors", now);
                    Job.report("at-" + (System.currentTimeMillis() - start) / 1_000 + "s", now);
                    last = now;
                }
                Thread.sleep(100);
            }
            work.ifPresent(running -> running.cancel(true));
            Job.report("lost", facts.lost());
        }
    }

    private static JavaFutureAction<Long> work(Job job) {
        return job.context()
                .parallelize(IntStream.range(0, TASKS).boxed().toList(), TASKS)
                .map(task -> {
                    Thread.sleep(200);
                    return task;
                })
                .countAsync();
    }
}
