package io.volley.jobs;

import java.util.List;
import org.apache.spark.TaskContext;

/** Its first task takes its executor down with exit status 42, once. Prints {@code sum=10} all the same. */
public final class CrashingJob {
    private CrashingJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("crashing")) {
            Job.await("two executors", () -> job.executors().size() == 2);
            int sum = job.context()
                    .parallelize(List.of(1, 2, 3, 4), 2)
                    .map(number -> {
                        if (number == 1 && TaskContext.get().attemptNumber() == 0) {
                            Runtime.getRuntime().halt(42);
                        }
                        return number;
                    })
                    .reduce(Integer::sum);
            Job.report("sum", sum);
            Job.await("the lost executor to be replaced", () -> job.executors().size() == 2);
            Job.report("executors", job.executors());
        }
    }
}
