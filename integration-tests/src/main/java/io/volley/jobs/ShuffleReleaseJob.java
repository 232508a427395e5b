package io.volley.jobs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.FetchFailed;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes a shuffle on four executors and reads it with one slow task; rests until all executors have gone, and reads the
 * shuffle again.
 */
public final class ShuffleReleaseJob {
    private ShuffleReleaseJob() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
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

            JavaFutureAction<List<Integer>> reading = counts.values().collectAsync();
            Job.await("the slow task", () -> facts.stages.get() == 2);
            Job.report("killed", killUnforced(job, facts.executors));
            Job.report("sum", reading.get().stream().mapToInt(Integer::intValue).sum());
            Job.report("wrote", facts.executors.size());
            Job.report("stayed", job.executors().containsAll(facts.executors));
            Job.report("stages", facts.stages);
            Job.report("fetchFailed", facts.fetchFailed);
            Job.await("all executors to go", () -> job.executors().isEmpty());
            Job.report("sumAgain", counts.values().reduce(Integer::sum));
        }
    }

    /** Kills as Spark's ExecutorAllocationManager does; returns who is to go. */
    private static List<String> killUnforced(Job job, Set<String> executors) {
        CoarseGrainedSchedulerBackend backend =
                (CoarseGrainedSchedulerBackend) job.context().sc().schedulerBackend();
        return CollectionConverters.asJava(backend.killExecutors(
                CollectionConverters.asScala(List.copyOf(executors)).toSeq(), false, false, false));
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
