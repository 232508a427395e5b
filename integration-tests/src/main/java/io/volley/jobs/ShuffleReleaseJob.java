package io.volley.jobs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.FetchFailed;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Writes a shuffle on four executors and reads it with one slow task; rests until all executors have gone, and reads the
 * shuffle again.
 */
public final class ShuffleReleaseJob {
    private ShuffleReleaseJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("shuffle-release")) {
            Facts facts = new Facts();
            job.context().sc().addSparkListener(facts);
            JavaPairRDD<Integer, Integer> counts = job.context()
                    .parallelize(IntStream.range(0, 1_000).boxed().toList(), 8)
                    .mapPartitionsToPair(numbers -> {
                        Thread.sleep(1_000);
                        return new PairIterator(numbers);
                    })
                    .reduceByKey(Integer::sum, 1)
                    .mapValues(count -> {
                        Thread.sleep(800);
                        return count;
                    });

            Job.report("sum", counts.values().reduce(Integer::sum));
            Job.report("wrote", facts.executors.size());
            Job.report("stayed", job.executors().containsAll(facts.executors));
            Job.report("stages", facts.stages);
            Job.report("fetchFailed", facts.fetchFailed);
            Job.await("all executors to go", () -> job.executors().isEmpty());
            Job.report("sumAgain", counts.values().reduce(Integer::sum));
        }
    }

    /** What happened, as Spark tells it. */
    private static final class Facts extends SparkListener {
        private final Set<String> executors = ConcurrentHashMap.newKeySet();
        private final AtomicInteger stages = new AtomicInteger();
        private final AtomicInteger fetchFailed = new AtomicInteger();

        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted event) {
            stages.incrementAndGet();
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd event) {
            executors.add(event.taskInfo().executorId());
            if (event.reason() instanceof FetchFailed) {
                fetchFailed.incrementAndGet();
            }
        }
    }
}
