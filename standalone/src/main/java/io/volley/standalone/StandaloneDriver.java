package io.volley.standalone;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.Seconds;
import io.volley.core.record.ProfileId;
import io.volley.spark.ApplicationFailure;
import io.volley.spark.CheckedSettings;
import io.volley.spark.ClusterDriver;
import io.volley.spark.SparkState;
import io.volley.spark.VolleyTaskScheduler;
import io.volley.spark.scalein.ExecutorReleaser;
import io.volley.spark.scalein.ScaleIn;
import io.volley.spark.scaling.Cluster;
import io.volley.spark.scaling.ExecutorEvents;
import io.volley.spark.scaling.Scaling;
import io.volley.spark.scaling.Target;
import io.volley.standalone.pool.FairShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.util.ThreadUtils;
import scala.Function1;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * What runs in the driver for one application on Spark Standalone: the scaling loop, and the Master, which is told how many
 * executors of each profile there may be. All that Spark's threads call returns at once.
 */
final class StandaloneDriver implements ClusterDriver, Cluster, MasterPort, AutoCloseable {
    private static final String QUEUE = "volley-standalone";

    private final SparkContext context;
    private final StandaloneBackend backend;
    private final MasterCluster cluster;
    private final MasterCores cores;
    private final Scaling scaling;
    private volatile boolean limited;

    StandaloneDriver(
            SparkContext context, VolleyTaskScheduler scheduler, StandaloneBackend backend, CheckedSettings settings) {
        this.context = context;
        this.backend = backend;
        this.limited = settings.allocation().enabled();
        this.cores = new MasterCores(context.env().rpcEnv(), backend.masters());
        ApplicationFailure failure = new ApplicationFailure(context, scheduler);
        Ticker ticker = Ticker.systemTicker();
        this.scaling = new Scaling(
                Scaling.Parts.of(
                        settings,
                        profile -> Math.max(1, profile(profile).maxTasksPerExecutor(context.conf())),
                        ScaleIn.under(settings, context, scheduler, backend, ticker),
                        new SparkState(scheduler, backend)),
                this,
                failure.loop(),
                ticker);
        this.cluster = new MasterCluster(
                this,
                scaling::hop,
                () -> Seconds.ofNanos(ticker.read()),
                (executor, reason) -> ExecutorReleaser.remove(backend, executor, reason),
                scaling::observed);
    }

    /** Begins to size the application, from its first number of executors on, and to share the cluster if a pool is named. */
    void start(CheckedSettings settings) {
        Optional<FairShare> share = FairShare.of(
                settings.volley(),
                context.hadoopConfiguration(),
                backend.applicationId(),
                context.conf().getInt("spark.cores.max", Integer.MAX_VALUE),
                this::coresOfOne,
                cores);
        share.ifPresent(found -> {
            cores.start();
            scaling.share(found);
        });
        context.listenerBus().addToQueue(new ExecutorEvents(this::registered, this::removed), QUEUE);
        if (settings.allocation().enabled()) {
            scaling.requested(
                    Map.of(ProfileId.DEFAULT, settings.allocation().initial().executors()));
        }
        scaling.start(context);
    }

    @Override
    public Scaling scaling() {
        return scaling;
    }

    /** Spark, or the user through Spark, requests so many executors in all. */
    void requested(Map<ProfileId, Integer> totals) {
        limited = true;
        scaling.requested(totals);
    }

    @Override
    public void release(List<String> executors) {
        backend.killing(executors);
        scaling.leaving(executors);
        scaling.hop(() -> cluster.kill(executors));
    }

    /** The Master has allocated an executor. */
    void allocated(String executor) {
        scaling.allocated(List.of(executor));
        scaling.hop(() -> cluster.allocated(executor));
    }

    /** The Master has told of the end of an executor. */
    void ended(String executor) {
        scaling.hop(() -> cluster.ended(executor));
    }

    /** The Master has gone away. */
    void masterLost() {
        scaling.hop(cluster::lost);
    }

    /** The connection to an executor is gone, and Spark gives it no more tasks. */
    void disconnected(String executor) {
        scaling.hop(() -> cluster.disconnected(executor));
    }

    @Override
    public void tick() {
        cluster.tick();
    }

    @Override
    public void want(
            ImmutableSortedMap<ProfileId, Target> targets, Function<ProfileId, ImmutableMap<String, Integer>> hosts) {
        // Without a limit, as in stock Spark: as many as spark.cores.max allows, until somebody asks for a number.
        cluster.want(limited ? targets : ImmutableSortedMap.of(), hosts);
    }

    @Override
    public void tell(ImmutableMap<ProfileId, Integer> totals, Consumer<Boolean> answered) {
        Map<ResourceProfile, Object> profiles = new HashMap<>();
        totals.forEach((profile, total) -> profiles.put(profile(profile), total));
        backend.tellMaster(profiles)
                .onComplete(
                        (Function1<Try<Object>, BoxedUnit>) result -> {
                            answered.accept(result.isSuccess() && (Boolean) result.get());
                            return BoxedUnit.UNIT;
                        },
                        ThreadUtils.sameThread());
    }

    @Override
    public void kill(List<String> executors) {
        backend.killThroughMaster(executors);
    }

    private int coresOfOne(ProfileId profile) {
        return (int) profile(profile)
                .getExecutorCores()
                .getOrElse(() -> context.conf().getInt("spark.executor.cores", 1));
    }

    private ResourceProfile profile(ProfileId id) {
        return context.resourceProfileManager().resourceProfileFromId(id.value());
    }

    private void registered(String executor, ExecutorInfo info) {
        ProfileId profile = new ProfileId(info.resourceProfileId());
        scaling.hop(() -> cluster.registered(executor, profile));
    }

    private void removed(String executor) {
        backend.removed(executor);
        scaling.hop(() -> cluster.removed(executor));
    }

    @Override
    public void close() {
        cores.close();
        scaling.close();
    }
}
