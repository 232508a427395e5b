package io.volley.spark;

import io.volley.coordination.Build;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskScheduler;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.util.Properties;

/**
 * The cluster manager of masters that begin with {@code spark-volley:}. Spark loads it as a service, by way of the module
 * {@code entry}, makes one scheduler and one backend with it, and introduces them to each other.
 */
public final class VolleyClusterManager implements ExternalClusterManager {
    private static final Logger LOG = LoggerFactory.getLogger(VolleyClusterManager.class);

    /** Made by name. */
    public VolleyClusterManager() {}

    @Override
    public boolean canCreate(String master) {
        return MasterUrl.parse(master).isPresent();
    }

    /**
     * @throws IllegalStateException if this jar is for another Spark
     * @throws IllegalArgumentException if there is no backend for the master behind the prefix, or if the application is
     *     to run in a deploy mode that is not supported
     */
    @Override
    public TaskScheduler createTaskScheduler(SparkContext context, String master) {
        SparkLine.OURS.require(context.version(), Properties.versionNumberString());
        LOG.info("The driver of Volley {}", Build.description());
        MasterUrl url = MasterUrl.parse(master).orElseThrow();
        ClusterKind kind = kind(url);
        if (!context.deployMode().equals("client") && !kind.hasStartedThisDriver()) {
            throw new IllegalArgumentException("spark.submit.deployMode is \"" + context.deployMode()
                    + "\", but this driver runs where it was submitted: unset it, or, on YARN, submit with volley submit"
                    + " --deploy-mode cluster");
        }
        StageProfiles.allow(context.resourceProfileManager(), kind);
        return new VolleyTaskScheduler(context);
    }

    @Override
    public SchedulerBackend createSchedulerBackend(SparkContext context, String master, TaskScheduler scheduler) {
        MasterUrl url = MasterUrl.parse(master).orElseThrow();
        return kind(url).backend((VolleyTaskScheduler) scheduler, context, url);
    }

    private static ClusterKind kind(MasterUrl master) {
        return kind(
                master,
                ServiceLoader.load(ClusterKind.class, VolleyClusterManager.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** @throws IllegalArgumentException if none of the kinds serves the master, listing what is supported */
    static ClusterKind kind(MasterUrl master, List<ClusterKind> kinds) {
        return kinds.stream()
                .filter(kind -> kind.serves(master))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("master is \"" + master
                        + "\", but Volley has no backend for \"" + master.wrapped() + "\"; supported: "
                        + kinds.stream().map(ClusterKind::example).collect(Collectors.joining(", "))));
    }

    @Override
    public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
        ((TaskSchedulerImpl) scheduler).initialize(backend);
    }
}
