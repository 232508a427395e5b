package io.volley.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Writes a shuffle on four executors and reads it with a hundred tasks, slow ones until an executor has gone. Argument: a file
 * that tells the tasks so.
 */
public final class MovingJob {
    private static final int WRITERS = 8;
    private static final int READERS = 100;

    private MovingJob() {}

    public static void main(String[] arguments) {
        Path gone = Path.of(arguments[0]);
        String path = gone.toString();
        try (Job job = new Job("moving")) {
            Facts facts = new Departures(gone);
            job.context().sc().addSparkListener(facts);
            JavaPairRDD<Integer, Integer> counts = job.context()
                    .parallelize(IntStream.range(0, 1_000).boxed().toList(), WRITERS)
                    .mapPartitionsToPair(numbers -> {
                        Thread.sleep(1_000);
                        return new PairIterator(numbers);
                    })
                    .reduceByKey(Integer::sum, READERS);
            int sum = counts.values()
                    .mapPartitions(values -> {
                        Thread.sleep(Files.exists(Path.of(path)) ? 10 : 700);
                        return values;
                    })
                    .reduce(Integer::sum);

            Job.report("sum", sum);
            Job.report("gone", facts.removed() > 0);
            Job.report("stages", facts.stages());
            Job.report("tasks", facts.tasks() - WRITERS - READERS);
            Job.report("failed", facts.failed());
            Job.report("fetchFailed", facts.fetchFailed());
        }
    }

    /** Leaves a file when three executors have gone. */
    private static final class Departures extends Facts {
        private final Path gone;

        private Departures(Path gone) {
            this.gone = gone;
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
            super.onExecutorRemoved(event);
            if (removed() == 3) {
                try {
                    Files.writeString(gone, "gone");
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }
}
