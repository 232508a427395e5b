package io.volley.jobs;

import java.util.List;
import org.apache.spark.SparkContext;

/** Scales by hand: requests one more, kills the first two, and requests five in all. Prints the executors after each. */
public final class ByHandJob {
    private ByHandJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("by-hand")) {
            SparkContext context = job.context().sc();
            Job.await("the executors of the start", () -> job.executors().size() == 2);
            Job.report("start", job.executors());

            context.requestExecutors(1);
            Job.await("one more", () -> job.executors().size() == 3);
            Job.report("more", job.executors());

            List<String> two = job.executors().subList(0, 2);
            context.killExecutors(Job.seq(two));
            Job.await("two to go", () -> job.executors().size() == 1);
            Job.report("less", job.executors());

            context.requestTotalExecutors(5, 0, noHosts());
            Job.await("five in all", () -> job.executors().size() == 5);
            Job.report("five", job.executors());
            Job.report("sum", job.sumOfCounts(10, 10));
        }
    }

    private static scala.collection.immutable.Map<String, Object> noHosts() {
        return scala.collection.immutable.Map$.MODULE$.empty();
    }
}
