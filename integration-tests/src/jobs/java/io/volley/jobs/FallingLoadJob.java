package io.volley.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * The same load under whatever scales it: a wide job, then a hundred small ones of two tasks of 200 ms. Argument: how many
 * executors are allowed. What it reports is counted from the end of the wide job on.
 */
public final class FallingLoadJob {
    private static final int JOBS = 100;

    private FallingLoadJob() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException, IOException {
        int executors = Integer.parseInt(arguments[0]);
        try (Job job = new Job("falling-load")) {
            Facts facts = Facts.of(job);
            Held held = new Held();
            job.context().sc().addSparkListener(held);
            job.fillExecutors(executors);
            long start = System.currentTimeMillis();
            List<Long> times = new ArrayList<>();
            for (int done = 0; done < JOBS; done++) {
                long before = System.nanoTime();
                job.runTasks(2, 200);
                times.add((System.nanoTime() - before) / 1_000_000);
            }
            long end = System.currentTimeMillis();
            int submitted = executors + 2 * JOBS;
            Job.await("the last task's end", () -> facts.tasks() >= submitted);

            times.sort(null);
            Job.report("jobTimeP50", times.get(JOBS / 2));
            Job.report("jobTimeP95", times.get(JOBS * 95 / 100));
            Job.report("executorSeconds", String.format(Locale.ROOT, "%.0f", held.seconds(start, end)));
            Job.report("executorsAtEnd", held.at(end));
            Job.report("timeline", held.timeline(start, end));
            Job.report("fetchFailed", facts.fetchFailed());
            Job.report("tasksRerun", facts.tasks() - submitted);
        }
    }

    /** How many executors are held, by the times of Spark's events in milliseconds. */
    private static final class Held extends SparkListener {
        private static final int PACE = 2_000;

        private final ConcurrentLinkedQueue<Map.Entry<Long, Integer>> changes = new ConcurrentLinkedQueue<>();

        @Override
        public void onExecutorAdded(SparkListenerExecutorAdded event) {
            changes.add(Map.entry(event.time(), 1));
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
            changes.add(Map.entry(event.time(), -1));
        }

        private int at(long time) {
            return changes.stream()
                    .filter(change -> change.getKey() <= time)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        private double seconds(long start, long end) {
            double held = at(start) * (end - start) / 1e3;
            for (Map.Entry<Long, Integer> change : changes) {
                if (change.getKey() > start && change.getKey() <= end) {
                    held += change.getValue() * (end - change.getKey()) / 1e3;
                }
            }
            return held;
        }

        private String timeline(long start, long end) {
            Map<Long, Integer> seconds = new TreeMap<>();
            for (long time = start; time < end; time += PACE) {
                seconds.put((time - start) / 1_000, at(time));
            }
            return seconds.entrySet().stream()
                    .map(second -> second.getKey() + "s:" + second.getValue())
                    .collect(Collectors.joining(" "));
        }
    }
}
