package io.volley.spark;

import io.volley.spark.yarn.YarnBackend;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskScheduler;
import org.apache.spark.scheduler.TaskSchedulerImpl;

/**
 * How Spark finds Volley: the cluster manager of masters that begin with {@code spark-volley:}. Spark loads it as a
 * service, makes one scheduler and one backend with it, and introduces them to each other.
 */
public final class VolleyClusterManager implements ExternalClusterManager {
    @Override
    public boolean canCreate(String master) {
        return MasterUrl.parse(master).isPresent();
    }

    /**
     * @throws IllegalArgumentException if there is no backend for the master behind the prefix, or if the application is
     *     to run in a deploy mode that is not supported
     */
    @Override
    public TaskScheduler createTaskScheduler(SparkContext context, String master) {
        MasterUrl url = MasterUrl.parse(master).orElseThrow().requireSupported();
        if (!context.deployMode().equals("client")) {
            throw new IllegalArgumentException("spark.submit.deployMode is \"" + context.deployMode() + "\", but " + url
                    + " supports only client: run the driver where spark-submit runs");
        }
        StageProfiles.allow(context.resourceProfileManager(), url);
        return new VolleyTaskScheduler(context);
    }

    @Override
    public SchedulerBackend createSchedulerBackend(SparkContext context, String master, TaskScheduler scheduler) {
        return new YarnBackend((VolleyTaskScheduler) scheduler, context);
    }

    @Override
    public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
        ((TaskSchedulerImpl) scheduler).initialize(backend);
    }
}
