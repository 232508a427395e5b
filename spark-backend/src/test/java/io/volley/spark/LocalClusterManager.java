package io.volley.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskScheduler;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.local.LocalSchedulerBackend;

/** The master {@code volley-local}: Volley's task scheduler on one executor of three cores, within the test's own JVM. */
public final class LocalClusterManager implements ExternalClusterManager {
    static final String MASTER = "volley-local";

    /** A context on it. */
    static JavaSparkContext context() {
        return new JavaSparkContext(new SparkConf(false)
                .setMaster(MASTER)
                .setAppName("test")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false"));
    }

    /** Made by Spark, by name. */
    public LocalClusterManager() {}

    @Override
    public boolean canCreate(String master) {
        return master.equals(MASTER);
    }

    @Override
    public TaskScheduler createTaskScheduler(SparkContext context, String master) {
        return new VolleyTaskScheduler(context);
    }

    @Override
    public SchedulerBackend createSchedulerBackend(SparkContext context, String master, TaskScheduler scheduler) {
        return new LocalSchedulerBackend(context.conf(), (TaskSchedulerImpl) scheduler, 3);
    }

    @Override
    public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
        ((TaskSchedulerImpl) scheduler).initialize(backend);
    }
}
