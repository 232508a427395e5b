package io.volley.standalone;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.core.record.ProfileId;
import io.volley.spark.Breakdown;
import io.volley.spark.CheckedSettings;
import io.volley.spark.VolleyTaskScheduler;
import io.volley.spark.release.Surplus;
import io.volley.spark.scaling.Cluster;
import io.volley.spark.scaling.FairShare;
import io.volley.spark.scaling.Scaling;
import io.volley.spark.scaling.Sizing;
import io.volley.spark.scaling.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.ExecutorProcessLost;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.util.ThreadUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Function1;
import scala.Option;
import scala.concurrent.Future;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * What runs in the driver for one application on Spark Standalone: the scaling loop, and the Master, which is told how many
 * executors of each profile there may be. All that Spark's threads call returns at once.
 */
final class StandaloneDriver implements Cluster, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandaloneDriver.class);
    private static final String QUEUE = "volley-standalone";

    /** As stock Spark waits for it. */
    private static final double MASTERS_WORD = 5;

    private final SparkContext context;
    private final StandaloneBackend backend;
    private final MasterLimits limits = new MasterLimits();
    private final Disconnected disconnected = new Disconnected(MASTERS_WORD);
    private final Kills kills = new Kills();
    private final boolean dynamic;
    private final MasterCores cores;
    private final Scaling scaling;
    private volatile ImmutableMap<ProfileId, Integer> asked = ImmutableMap.of();

    StandaloneDriver(
            SparkContext context, VolleyTaskScheduler scheduler, StandaloneBackend backend, CheckedSettings settings) {
        this.context = context;
        this.backend = backend;
        this.dynamic = settings.allocation().enabled();
        this.cores = new MasterCores(context.env().rpcEnv(), backend.masters());
        Breakdown breakdown = new Breakdown(context, scheduler);
        this.scaling = new Scaling(
                Sizing.of(settings),
                settings.volley().scaling().startUp(),
                profile -> Math.max(1, profile(profile).maxTasksPerExecutor(context.conf())),
                Surplus.under(settings, context, scheduler, backend),
                this,
                failure -> breakdown.because("Volley's loop in the driver failed: " + failure));
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
        context.listenerBus().addToQueue(new Removals(), QUEUE);
        if (dynamic) {
            scaling.asked(
                    Map.of(ProfileId.DEFAULT, settings.allocation().initial().executors()));
        }
        scaling.start(context);
    }

    Scaling scaling() {
        return scaling;
    }

    /** Spark, or the user through Spark, asks for so many executors in all. */
    void asked(Map<ProfileId, Integer> totals) {
        asked = ImmutableMap.copyOf(totals);
        scaling.asked(totals);
    }

    /** These executors are to go: the Master is told after it has been told how many there may be, or it would replace them. */
    void kill(List<String> executors) {
        scaling.leaving(executors);
        scaling.hop(() -> kills.add(executors));
    }

    /** The Master has gone away. */
    void masterLost() {
        scaling.hop(limits::lost);
    }

    /** The connection to an executor is gone, and Spark gives it no more tasks. */
    void disconnected(String executor) {
        scaling.hop(() -> disconnected.disconnected(executor, now()));
    }

    @Override
    public void tick() {
        disconnected
                .overdue(now())
                .forEach(executor -> backend.remove(
                        executor,
                        new ExecutorProcessLost(
                                "The connection to it is gone, and the Master has not said why",
                                Option.empty(),
                                true)));
    }

    @Override
    public void want(
            ImmutableSortedMap<ProfileId, Target> targets,
            ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> hosts) {
        // Otherwise as in stock Spark: as many as spark.cores.max allows, until somebody asks for a number.
        if (dynamic || !asked.isEmpty()) {
            say(targets);
            limits.want(Maps.transformValues(targets, Target::executors));
            tell();
        }
        List<String> next = kills.next(now());
        if (!next.isEmpty()) {
            backend.killThroughMaster(next);
        }
    }

    private void say(Map<ProfileId, Target> targets) {
        targets.forEach((profile, target) -> {
            int before = limits.wanted(profile);
            if (target.executors() != before) {
                LOG.info(
                        "Wanted of {}: {} executors, before {}: {}",
                        profile,
                        target.executors(),
                        before,
                        target.reason());
            }
        });
    }

    private void tell() {
        limits.next(now()).ifPresent(totals -> {
            LOG.debug("Telling the Master how many executors there may be: {}", totals);
            Map<ResourceProfile, Object> profiles = new HashMap<>();
            totals.forEach((profile, total) -> profiles.put(profile(profile), total));
            Future<Object> answer = backend.tellMaster(profiles);
            answer.onComplete(
                    (Function1<Try<Object>, BoxedUnit>) result -> {
                        boolean acknowledged = result.isSuccess() && (Boolean) result.get();
                        scaling.hop(() -> limits.answered(acknowledged));
                        return BoxedUnit.UNIT;
                    },
                    ThreadUtils.sameThread());
        });
    }

    private int coresOfOne(ProfileId profile) {
        return (int) profile(profile)
                .getExecutorCores()
                .getOrElse(() -> context.conf().getInt("spark.executor.cores", 1));
    }

    private ResourceProfile profile(ProfileId id) {
        return context.resourceProfileManager().resourceProfileFromId(id.value());
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }

    @Override
    public void close() {
        cores.close();
        scaling.close();
    }

    /** Forgets executors that Spark has removed. */
    private final class Removals extends SparkListener {
        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
            scaling.hop(() -> {
                disconnected.removed(event.executorId());
                kills.removed(event.executorId());
            });
        }
    }
}
