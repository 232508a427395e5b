package io.volley.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.IndexedSeq;

/** What the jobs have in common. */
final class Job implements AutoCloseable {
    private final JavaSparkContext context;

    Job(String name) {
        context = new JavaSparkContext(new SparkConf().setAppName(name));
        report("application", context.sc().applicationId());
    }

    JavaSparkContext context() {
        return context;
    }

    /** One line for the test to read. */
    static void report(String name, Object value) {
        System.out.println(name + "=" + value);
        System.out.flush();
    }

    /** The executors that have registered, the driver not among them. */
    List<String> executors() {
        return list(context.sc().getExecutorIds()).stream().sorted().toList();
    }

    /** What Spark tells, whichever Scala it is built for. */
    @SuppressWarnings("deprecation") // by Scala 2.13, in favour of what 2.12 has not
    static <T> List<T> list(Seq<T> elements) {
        return JavaConverters.seqAsJavaList(elements);
    }

    /** What Spark tells, whichever Scala it is built for. */
    @SuppressWarnings("deprecation") // by Scala 2.13, in favour of what 2.12 has not
    static <K, V> Map<K, V> map(scala.collection.Map<K, V> entries) {
        return JavaConverters.mapAsJavaMap(entries);
    }

    /** What Spark is told, whichever Scala it is built for. */
    @SuppressWarnings("deprecation") // by Scala 2.13, in favour of what 2.12 has not
    static <T> IndexedSeq<T> seq(Collection<T> elements) {
        return JavaConverters.asScalaBuffer(List.copyOf(elements)).toVector();
    }

    /** Waits until something is so; ends the job if that takes longer than two minutes. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("gave up waiting for " + what);
            }
            Thread.sleep(50);
        }
    }

    /** Runs a task on each of so many executors at once: none ends before so many have registered. */
    void fillExecutors(int executors) throws ExecutionException, InterruptedException, IOException {
        String gate = Path.of("gate-" + executors).toAbsolutePath().toString();
        JavaFutureAction<Long> held = context.parallelize(
                        IntStream.range(0, executors).boxed().toList(), executors)
                .map(task -> {
                    await("the gate", () -> Files.exists(Path.of(gate)));
                    return task;
                })
                .countAsync();
        await(executors + " executors", () -> executors().size() >= executors);
        Files.createFile(Path.of(gate));
        held.get();
    }

    /** Counts the numbers below a thousand by their last digit, with a shuffle, in so many tasks of so many milliseconds. */
    long sumOfCounts(int tasks, int millis) {
        return context
                .parallelize(IntStream.range(0, 1_000).boxed().toList(), tasks)
                .mapPartitionsToPair(numbers -> {
                    Thread.sleep(millis);
                    return new PairIterator(numbers);
                })
                .reduceByKey(Integer::sum)
                .collectAsMap()
                .values()
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** Runs so many tasks of so many milliseconds, without a shuffle, and counts them. */
    long runTasks(int tasks, int millis) {
        return context.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
                .map(task -> {
                    Thread.sleep(millis);
                    return task;
                })
                .count();
    }

    @Override
    public void close() {
        context.close();
    }
}
