package io.volley.cli.demo;

import io.volley.benchmarks.load.Report;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * The demo's Spark job, and a real one: it counts the lines of a log per minute, status and level, with one shuffle, and
 * prints a report. It knows nothing of Volley; any master runs it.
 *
 * <p>Arguments: the file, the number of partitions, the milliseconds that each task of the first stage pretends to work
 * beyond its real work, and whether all minutes are printed.
 */
public final class LogReport {
    private static final int REDUCERS = 4;

    private LogReport() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            throw new IllegalArgumentException(
                    "expected <log file> <partitions> <task millis> <all minutes>, but got " + List.of(arguments));
        }
        String file = arguments[0];
        int partitions = Integer.parseInt(arguments[1]);
        long millis = Long.parseLong(arguments[2]);
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf())) {
            Map<String, Long> counts = spark.textFile(file, partitions)
                    .mapPartitionsToPair(lines -> countLines(lines, millis))
                    .reduceByKey(Long::sum, REDUCERS)
                    .collectAsMap();
            System.out.println(new Report(counts).render(Boolean.parseBoolean(arguments[3])));
        }
    }

    private static Iterator<Tuple2<String, Long>> countLines(Iterator<String> lines, long millis)
            throws InterruptedException {
        Map<String, Long> counts = new HashMap<>();
        lines.forEachRemaining(line -> Report.count(line, counts));
        // --task-millis, and it says so in its help: parsing a demo's log takes no time worth scaling for.
        Thread.sleep(millis);
        return counts.entrySet().stream()
                .map(count -> new Tuple2<>(count.getKey(), count.getValue()))
                .iterator();
    }
}
