package io.volley.jobs;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/** A narrow stage in the default profile, then a shuffle into a stage whose tasks take two cores of larger executors. */
public final class TwoProfilesJob {
    private TwoProfilesJob() {}

    public static void main(String[] arguments) {
        try (Job job = new Job("two-profiles")) {
            ResourceProfile large = new ResourceProfileBuilder()
                    .require(new ExecutorResourceRequests().cores(2).memory("600m"))
                    .require(new TaskResourceRequests().cpus(2))
                    .build();
            JavaRDD<Integer> numbers =
                    job.context().parallelize(IntStream.range(0, 1_000).boxed().toList(), 4);
            List<Place> places = numbers.keyBy(number -> number % 10)
                    .groupByKey(3)
                    .map(group -> new Place(
                            SparkEnv.get().executorId(), TaskContext.get().cpus(), group._1()))
                    .withResources(large)
                    .collect();
            Job.report("groups", places.size());
            Job.report("cpus", Set.copyOf(places.stream().map(Place::cpus).toList()));
        }
    }

    /** Where a group was put together. */
    private record Place(String executor, int cpus, int digit) implements java.io.Serializable {}
}
