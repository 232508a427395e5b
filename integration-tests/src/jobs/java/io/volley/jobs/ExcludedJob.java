package io.volley.jobs;

import io.volley.spark.Volley;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;

/**
 * Writes a shuffle on four executors, as much on each, and reads it with tasks of which one fails once three of the executors
 * are parked: its own executor, which is the only busy one, is excluded for it, and the parked ones are the only ones that
 * may run it again.
 */
public final class ExcludedJob {
    private ExcludedJob() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException, IOException {
        try (Job job = new Job("excluded")) {
            job.fillExecutors(4);
            String gate = Path.of("fails").toAbsolutePath().toString();
            String maps = Path.of("map-").toAbsolutePath().toString();
            JavaFutureAction<Long> counts = job.context()
                    .parallelize(IntStream.range(0, 1_000).boxed().toList(), 4)
                    .mapPartitionsToPair(numbers -> {
                        Files.createFile(Path.of(maps + TaskContext.getPartitionId()));
                        Job.await(
                                "one on each executor",
                                () -> IntStream.range(0, 4).allMatch(map -> Files.exists(Path.of(maps + map))));
                        return new PairIterator(numbers);
                    })
                    .reduceByKey(Integer::sum, 4)
                    .mapPartitions(part -> {
                        TaskContext task = TaskContext.get();
                        if (task.partitionId() == 0 && task.attemptNumber() == 0) {
                            Job.await("the others to be parked", () -> Files.exists(Path.of(gate)));
                            throw new IllegalStateException("fails once");
                        }
                        return part;
                    })
                    .countAsync();
            Volley volley = Volley.of(job.context().sc());
            Job.await("three to be parked", () -> volley.status().profile().parked() == 3);
            Files.createFile(Path.of(gate));
            Job.report("counts", counts.get());
            Job.report("executors", job.executors().size());
        }
    }
}
