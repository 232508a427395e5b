package io.volley.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Comes to one of the ends that a program can come to; whatever SparkContext it has made it leaves open. Arguments: the
 * name of an {@link End}; and, if it is to wait at a gate first, the file that opens it.
 */
public final class EndingJob {
    private EndingJob() {}

    /** How it ends. */
    public enum End {
        /** After it has counted with its executors. */
        RETURNS,
        LEAVES_A_THREAD,
        HAS_NO_CONTEXT,
        WAITS_WITHOUT_CONTEXT,
        THROWS,
        EXITS_WITH_0,
        EXITS_WITH_3,
        LOSES_EXECUTORS,
        /** More than the driver's container has, in its first run; the next one returns. */
        TAKES_MEMORY
    }

    public static void main(String[] arguments) throws InterruptedException {
        End end = End.valueOf(arguments[0]);
        switch (end) {
            case HAS_NO_CONTEXT -> Job.report("context", "none");
            case WAITS_WITHOUT_CONTEXT -> Job.await("the end of the JVM", () -> false);
            default -> come(end, new Job("ending"), List.of(arguments).subList(1, arguments.length));
        }
    }

    private static void count(Job job) {
        long sum = job.sumOfCounts(2, 10);
        if (sum != 1_000) {
            throw new IllegalStateException("the sum is " + sum);
        }
    }

    private static void come(End end, Job job, List<String> gate) throws InterruptedException {
        String run = job.context().sc().applicationAttemptId().get();
        Job.report("run", run);
        for (String file : gate) {
            Job.await("the gate", () -> Files.exists(Path.of(file)));
        }
        switch (end) {
            case LEAVES_A_THREAD -> Executors.newFixedThreadPool(1).execute(() -> Job.report("thread", "left behind"));
            case THROWS -> throw new IllegalStateException("no such table");
            case EXITS_WITH_0 -> System.exit(0);
            case EXITS_WITH_3 -> System.exit(3);
            case LOSES_EXECUTORS ->
                job.context()
                        .parallelize(List.of(1), 1)
                        .foreach(one -> Runtime.getRuntime().halt(42));
            case TAKES_MEMORY -> {
                if (run.equals("1")) {
                    GreedyJob.takeTooMuch();
                }
            }
            default -> count(job);
        }
    }
}
