package io.volley.jobs;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;

/** Runs four tasks that must all start together. */
public final class BarrierJob {
    private static final int TASKS = 4;

    private BarrierJob() {}

    public static void main(String[] arguments) {
        try (Job job = new Job("barrier")) {
            RDD<Integer> numbers = job.context()
                    .parallelize(IntStream.range(0, TASKS).boxed().toList(), TASKS)
                    .rdd();
            RDD<String> places = numbers.barrier()
                    .mapPartitions(
                            (Function1<Iterator<Integer>, Iterator<String>> & Serializable) BarrierJob::place,
                            false,
                            ClassTag$.MODULE$.apply(String.class));
            List<String> executors = places.toJavaRDD().collect();
            Job.report("executors", Set.copyOf(executors).size());
        }
    }

    private static Iterator<String> place(Iterator<Integer> numbers) {
        BarrierTaskContext.get().barrier();
        return numbers.map(number -> SparkEnv.get().executorId());
    }
}
