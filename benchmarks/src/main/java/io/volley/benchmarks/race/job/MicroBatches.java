package io.volley.benchmarks.race.job;

import io.volley.benchmarks.load.AccessLog;
import io.volley.benchmarks.load.Report;
import io.volley.benchmarks.race.job.JobRecording.Part;
import io.volley.simulation.Minute;
import io.volley.simulation.MinuteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import scala.Tuple2;

/**
 * A batch of log lines every six seconds; each must be done when the next is due, and waits while an earlier one is not done. How large they are follows the first
 * minutes of the trace that {@link MinuteTable} holds, held to a twelfth of the largest at least: by the bytes that the minute's
 * jobs read. The largest has three tasks for each executor.
 */
final class MicroBatches {
    private static final int BATCHES = 14;
    private static final long EVERY_MILLIS = 6_000;
    private static final long SEED = 20261121;
    private static final int LINES = 20_000;
    private static final int LINES_PER_TASK = 300;
    private static final long TASK_MILLIS = 500;
    private static final int REDUCERS = 2;
    private static final double SWING = 12;

    private final LoadContext context;
    private final List<String> log;

    MicroBatches(LoadContext context) throws IOException {
        this.context = context;
        Path file = context.folder().resolve("access.log");
        new AccessLog(SEED).write(file, LINES);
        this.log = Files.readAllLines(file);
    }

    List<Part> run() throws InterruptedException {
        List<Part> parts = new ArrayList<>();
        long due = System.currentTimeMillis();
        for (int tasks : sizes(context.times(BATCHES), 3 * context.executors())) {
            Thread.sleep(Math.max(0, due - System.currentTimeMillis()));
            count(tasks);
            long took = System.currentTimeMillis() - due;
            parts.add(new Part("batch of " + tasks, due, took, took > EVERY_MILLIS));
            due += EVERY_MILLIS;
        }
        return parts;
    }

    /** How many tasks each of the batches has, at most {@code most}. */
    static List<Integer> sizes(int batches, int most) {
        List<Minute> minutes = MinuteTable.day().subList(0, Math.max(batches, BATCHES));
        long largest = minutes.stream().mapToLong(Minute::inputBytes).max().orElseThrow();
        return minutes.stream()
                .limit(batches)
                .map(minute -> Math.max(1.0 / SWING, (double) minute.inputBytes() / largest))
                .map(part -> (int) Math.max(1, Math.round(most * part)))
                .toList();
    }

    private void count(int tasks) {
        List<String> lines = IntStream.range(0, tasks * LINES_PER_TASK)
                .mapToObj(line -> log.get(line % log.size()))
                .toList();
        context.spark()
                .parallelize(lines, tasks)
                .mapPartitionsToPair(MicroBatches::countLines)
                .reduceByKey(Long::sum, REDUCERS)
                .collectAsMap();
    }

    private static Iterator<Tuple2<String, Long>> countLines(Iterator<String> lines) throws InterruptedException {
        Map<String, Long> counts = new HashMap<>();
        lines.forEachRemaining(line -> Report.count(line, counts));
        Thread.sleep(TASK_MILLIS);
        return counts.entrySet().stream()
                .map(count -> new Tuple2<>(count.getKey(), count.getValue()))
                .iterator();
    }
}
