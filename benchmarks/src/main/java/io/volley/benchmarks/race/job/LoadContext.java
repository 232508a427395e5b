package io.volley.benchmarks.race.job;

import io.volley.benchmarks.race.job.JobRecording.Part;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * What a load runs on.
 *
 * @param spark the application
 * @param executors how many executors it may have at most
 * @param length how many times as long as usual the load is; above 0
 * @param folder the run's own folder, for words between driver and race
 */
record LoadContext(JavaSparkContext spark, int executors, double length, Path folder) {
    /** So many of something, for a load of usual length, as many as this one takes; at least one. */
    int times(int whole) {
        return (int) Math.max(1, Math.round(whole * length));
    }

    /** So many milliseconds of a load of usual length, for this one. */
    long millis(long whole) {
        return Math.round(whole * length);
    }

    /** Runs tasks that each work so long, and nothing else. */
    void tasks(int tasks, long millis) {
        spark.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks).foreach(task -> Thread.sleep(millis));
    }

    /** Tasks that each work so long and leave a thousand pairs, by numbers below {@code keys}. */
    JavaPairRDD<Integer, Integer> pairs(int tasks, long millis, int keys) {
        return spark.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
                .mapPartitionsToPair(numbers -> {
                    Thread.sleep(millis);
                    return IntStream.range(0, 1_000)
                            .mapToObj(number -> new Tuple2<>(number % keys, 1))
                            .iterator();
                });
    }

    /** Runs one part and takes its time. */
    static Part time(String name, Runnable part) {
        long due = System.currentTimeMillis();
        long start = System.nanoTime();
        part.run();
        return new Part(name, due, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), false);
    }
}
