package io.volley.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.FetchFailed;
import org.apache.spark.Success$;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

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
            Facts facts = new Facts(gone);
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
            Job.report("gone", facts.removed.get() > 0);
            Job.report("stages", facts.stages);
            Job.report("tasks", facts.tasks.get() - WRITERS - READERS);
            Job.report("failed", facts.failed);
            Job.report("fetchFailed", facts.fetchFailed);
        }
    }

    /** What happened, as Spark tells it. */
    private static final class Facts extends SparkListener {
        private final Path gone;
        private final AtomicInteger removed = new AtomicInteger();
        private final AtomicInteger stages = new AtomicInteger();
        private final AtomicInteger tasks = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger fetchFailed = new AtomicInteger();

        private Facts(Path gone) {
            this.gone = gone;
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
            if (removed.incrementAndGet() == 3) {
                try {
                    Files.writeString(gone, "gone");
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted event) {
            stages.incrementAndGet();
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd event) {
            tasks.incrementAndGet();
            if (event.reason() != Success$.MODULE$) {
                failed.incrementAndGet();
            }
            if (event.reason() instanceof FetchFailed) {
                fetchFailed.incrementAndGet();
            }
        }
    }
}
