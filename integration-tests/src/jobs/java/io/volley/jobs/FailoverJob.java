package io.volley.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;

/**
 * Writes a shuffle on four executors and reads it with four tasks that wait at a gate, so that there is time for something to
 * happen; then rests until the executors that are not needed have gone, and works again. Arguments: a folder, in which
 * the file {@code gate} opens the gate; how many milliseconds they wait in place of that, or 0; and on how few executors it
 * rests.
 */
public final class FailoverJob {
    private static final int EXECUTORS = 4;

    private FailoverJob() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException, IOException {
        String folder = arguments[0];
        long millis = Long.parseLong(arguments[1]);
        int rest = Integer.parseInt(arguments[2]);
        try (Job job = new Job("failover")) {
            job.fillExecutors(EXECUTORS);
            Facts facts = Facts.of(job);
            long start = System.nanoTime();
            JavaFutureAction<List<Integer>> reading = job.context()
                    .parallelize(IntStream.range(0, 1_000).boxed().toList(), 2 * EXECUTORS)
                    .mapPartitionsToPair(PairIterator::new)
                    .reduceByKey(Integer::sum, EXECUTORS)
                    .values()
                    .mapPartitions(counts -> {
                        waitAt(Path.of(folder), millis);
                        return counts;
                    })
                    .collectAsync();
            Job.await(
                    "the reading tasks",
                    () -> IntStream.range(0, EXECUTORS)
                            .allMatch(task -> Files.exists(Path.of(folder, "waiting-" + task))));
            List<String> before = job.executors();
            Job.report("reading", before);
            int sum = reading.get().stream().mapToInt(Integer::intValue).sum();
            Job.report("jobTime", (System.nanoTime() - start) / 1_000_000);
            Job.report("executorsAfter", job.executors().size());
            Job.report("sum", sum);
            Job.report("kept", before.equals(job.executors()));
            Job.await("the last task's end", () -> facts.tasks() >= 3 * EXECUTORS);
            Job.report("executorsLost", facts.removed());
            Job.report("stages", facts.stages());
            Job.report("tasksRerun", facts.tasks() - 3 * EXECUTORS);
            Job.report("failed", facts.failed());
            Job.report("fetchFailed", facts.fetchFailed());
            Job.await("executors to go", () -> job.executors().size() <= rest);
            Job.report("sumAgain", job.sumOfCounts(EXECUTORS, 10));
        }
    }

    /** By now the task has read its part of the shuffle. */
    private static void waitAt(Path folder, long millis) throws InterruptedException, IOException {
        Path waiting = folder.resolve("waiting-" + TaskContext.getPartitionId());
        if (!Files.exists(waiting)) {
            Files.createFile(waiting);
        }
        if (millis > 0) {
            Thread.sleep(millis);
        } else {
            Job.await("the gate", () -> Files.exists(folder.resolve("gate")));
        }
    }
}
