package io.volley.jobs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.scheduler.ExecutorDecommissionInfo;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import scala.Option;
import scala.Tuple2;

/**
 * Writes a shuffle on four executors and reads it with one slow task; rests until all executors have gone, and reads the
 * shuffle again.
 */
public final class ShuffleReleaseJob {
    private ShuffleReleaseJob() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        try (Job job = new Job("shuffle-release")) {
            Facts facts = Facts.of(job);
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
            Job.await("the slow task", () -> facts.stages() == 2);
            Job.report("killed", killUnforced(job, facts.executors()));
            Job.report("decommissioned", decommissionIdle(job, facts.executors()));
            Job.report("sum", reading.get().stream().mapToInt(Integer::intValue).sum());
            Job.report("wrote", facts.executors().size());
            Job.report("stayed", job.executors().containsAll(facts.executors()));
            Job.report("stages", facts.stages());
            Job.report("fetchFailed", facts.fetchFailed());
            Job.await("all executors to go", () -> job.executors().isEmpty());
            Job.report("sumAgain", counts.values().reduce(Integer::sum));
        }
    }

    /** Kills as Spark's ExecutorAllocationManager does; returns who is to go. */
    private static List<String> killUnforced(Job job, Set<String> executors) {
        return Job.list(backend(job).killExecutors(Job.seq(executors), false, false, false));
    }

    /** Decommissions as Spark's ExecutorAllocationManager does where that is on; returns who is to go. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<String> decommissionIdle(Job job, Set<String> executors) {
        ExecutorDecommissionInfo scaleDown = new ExecutorDecommissionInfo("spark scale down", Option.empty());
        Tuple2<String, ExecutorDecommissionInfo>[] all = executors.stream()
                .map(executor -> new Tuple2<>(executor, scaleDown))
                .toArray(Tuple2[]::new);
        return Job.list(backend(job).decommissionExecutors(all, false, false));
    }

    private static CoarseGrainedSchedulerBackend backend(Job job) {
        return (CoarseGrainedSchedulerBackend) job.context().sc().schedulerBackend();
    }
}
