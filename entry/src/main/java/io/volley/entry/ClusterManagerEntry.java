package io.volley.entry;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskScheduler;

/**
 * How Spark finds Volley: the service of masters that begin with {@code spark-volley:}. Whatever else the driver does with
 * another master, or on an older Java, is none of its business.
 */
public final class ClusterManagerEntry implements ExternalClusterManager {
    private static final String PREFIX = "spark-volley:";
    private static final String MANAGER = "io.volley.spark.VolleyClusterManager";

    private final RunningJava java;
    private Optional<ExternalClusterManager> manager = Optional.empty();

    /** Made by Spark, by name. */
    public ClusterManagerEntry() {
        this(RunningJava.here());
    }

    ClusterManagerEntry(RunningJava java) {
        this.java = java;
    }

    @Override
    public boolean canCreate(String master) {
        return master.startsWith(PREFIX);
    }

    /** @throws IllegalStateException if the driver's Java is too old */
    @Override
    public TaskScheduler createTaskScheduler(SparkContext context, String master) {
        return manager().createTaskScheduler(context, master);
    }

    @Override
    public SchedulerBackend createSchedulerBackend(SparkContext context, String master, TaskScheduler scheduler) {
        return manager().createSchedulerBackend(context, master, scheduler);
    }

    @Override
    public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
        manager().initialize(scheduler, backend);
    }

    /** Volley's own, loaded when it is first needed. */
    ExternalClusterManager manager() {
        if (!manager.isPresent()) {
            manager = Optional.of(load());
        }
        return manager.get();
    }

    private ExternalClusterManager load() {
        return Loaded.on(java, "set JAVA_HOME to a Java 17 where spark-submit runs")
                .make(MANAGER, ExternalClusterManager.class);
    }
}
