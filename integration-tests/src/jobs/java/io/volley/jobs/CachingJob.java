package io.volley.jobs;

import io.volley.spark.Volley;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.LongAccumulator;

/**
 * Keeps data on two of three executors, and rests until those that may go have gone. Argument: {@code kept} if the two stay
 * until the data is given up, {@code expiring} if they go before.
 */
public final class CachingJob {
    private CachingJob() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException, IOException {
        boolean kept = arguments[0].equals("kept");
        try (Job job = new Job("caching")) {
            Volley volley = Volley.of(job.context().sc());
            LongAccumulator computed = job.context().sc().longAccumulator();
            job.fillExecutors(3);
            Facts facts = Facts.of(job);
            JavaRDD<Integer> cached = job.context()
                    .parallelize(IntStream.range(0, 1_000).boxed().toList(), 2)
                    .map(number -> {
                        computed.add(1);
                        return number;
                    })
                    .cache();
            Job.report("count", cached.count());
            Job.await("two tasks", () -> facts.tasks() == 2);
            Set<String> holders = facts.executors();
            Job.report("holders", holders.size());
            if (kept) {
                Job.await(
                        "those that hold nothing to go, and the others to be parked",
                        () -> volley.status()
                                .profile()
                                .reasons()
                                .contains("2 parked are kept until their timeout: they hold cached blocks"));
                Job.await("the third to go", () -> job.executors().size() == 2);
                Job.report("stayed", holders.equals(Set.copyOf(job.executors())));
                Job.report("countAgain", cached.count());
                Job.report("computed", computed.value());
                cached.unpersist(true);
            }
            Job.await("all executors to go", () -> job.executors().isEmpty());
            Job.report("countAtLast", cached.count());
            Job.report("computedAtLast", computed.value());
        }
    }
}
