package io.volley.spark.yarn;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.Connection;
import io.volley.coordination.Registration;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Observed;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Function0;
import scala.Option;
import scala.runtime.BoxedUnit;

/**
 * What runs in the driver for one application on YARN: gathers facts on one loop, tells the ApplicationMaster what is
 * wanted as one record in ZooKeeper, and listens to what it answers. All that Spark's threads call returns at once.
 */
final class YarnDriver implements ClusterDriver, Cluster, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(YarnDriver.class);
    private static final String QUEUE = "volley-yarn";
    private static final String PROFILES_QUEUE = "volley-yarn-profiles";
    private static final Duration YARNS_WORD = Duration.ofSeconds(15);
    private static final Duration FIRST_WORD = Duration.ofSeconds(2);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);
    private static final Duration LAST_BREATH = Duration.ofSeconds(15);
    private static final Duration WHOLE_END = Duration.ofSeconds(30);

    /** After Spark has stopped its context (50), before it deletes its folders (25). */
    private static final int HOOK_PRIORITY = 40;

    private final SparkContext context;
    private final YarnBackend backend;
    private final ApplicationSession session;
    private final boolean dynamic;
    private final ExecutorSizes sizes;
    private final LossReasons lossReasons;
    private final ExecutorFailures failures;
    private final YarnCluster cluster;
    private final ApplicationMasterWatch am;
    private final ApplicationFailure failure;
    private final Scaling scaling;
    private final YarnMonitor monitor;
    private final Deque<Registration> watches = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<Object> shutdownHook = Optional.empty();
    private volatile OptionalInt ending = OptionalInt.empty();

    private YarnDriver(
            SparkContext context,
            VolleyTaskScheduler scheduler,
            YarnBackend backend,
            ApplicationSession session,
            CheckedSettings settings) {
        this.context = context;
        this.backend = backend;
        this.session = session;
        this.dynamic = settings.allocation().enabled();
        this.sizes = new ExecutorSizes(context.conf());
        Ticker ticker = Ticker.systemTicker();
        this.lossReasons = new LossReasons(
                YARNS_WORD, ticker, (executor, reason) -> ExecutorReleaser.remove(backend, executor, reason));
        this.failures = new ExecutorFailures(context.conf(), ticker);
        this.cluster = new YarnCluster(
                session.store(),
                session.nodes(),
                profile -> sizes.of(profile(profile)),
                Set.copyOf(session.settings().excludedNodes()),
                lossReasons,
                failures);
        Duration silence = ApplicationMasterWatch.limit(
                settings.volley().amSilence(), session.store().sessionTimeout());
        SilentApplicationMaster silent =
                new SilentApplicationMaster(session, silence, session.settings().idleHeartbeat(), ticker);
        this.am = new ApplicationMasterWatch(silence, silent, ticker);
        this.failure = new ApplicationFailure(context, scheduler);
        this.monitor = new YarnMonitor(session, session.settings().reportInterval(), silent, this::endedByYarn);
        this.scaling = new Scaling(
                Scaling.Parts.of(
                        settings,
                        profile -> sizes.slots(profile(profile)),
                        ScaleIn.under(settings, context, scheduler, backend, ticker),
                        new SparkState(scheduler, backend)),
                this,
                failure.loop(),
                ticker);
    }

    /** Starts to size an application, which closes with it. */
    static YarnDriver start(
            SparkContext context,
            VolleyTaskScheduler scheduler,
            YarnBackend backend,
            ApplicationSession session,
            CheckedSettings settings)
            throws IOException, YarnException, InterruptedException {
        YarnDriver driver;
        try {
            driver = new YarnDriver(context, scheduler, backend, session, settings);
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
        try {
            driver.begin(settings.allocation().initial().executors());
            return driver;
        } catch (IOException | YarnException | InterruptedException | RuntimeException failure) {
            session.kill("the driver could not start");
            driver.close();
            throw failure;
        }
    }

    private void begin(int executors) throws IOException, YarnException, InterruptedException {
        shutdownHook =
                Optional.of(ShutdownHookManager.addShutdownHook(HOOK_PRIORITY, (Function0<BoxedUnit>) this::letItEnd));
        Target first = new Target(executors, ImmutableList.of(executors + " initially"));
        session.begin(sizes.of(profile(ProfileId.DEFAULT)), cluster.first(first));
        // Before anything else hops onto the loop: a step would want nothing yet.
        scaling.requested(Map.of(ProfileId.DEFAULT, executors));
        cluster.listen(scaling::hop);
        watches.add(session.store()
                .watch(
                        session.nodes().observed(),
                        observed -> observed.ifPresent(now -> scaling.hop(() -> observed(now)))));
        watches.add(session.store().onConnection(connection -> scaling.hop(() -> connection(connection))));
        context.listenerBus().addToQueue(new ExecutorEvents(this::registered, this::removed), QUEUE);
        // On another: it waits for YARN's answers.
        context.listenerBus().addToQueue(new UnknownResources(sizes, session::lack, LOG::warn), PROFILES_QUEUE);
        scaling.start(context);
        if (session.mayAskYarn()) {
            monitor.start();
        }
    }

    @Override
    public Scaling scaling() {
        return scaling;
    }

    String applicationId() {
        return session.applicationId();
    }

    /** Spark, or the user through Spark, requests so many executors in all. */
    void requested(
            Map<ProfileId, Integer> totals,
            ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> hosts,
            Set<String> excludedHosts) {
        scaling.requested(totals);
        scaling.hop(() -> {
            cluster.excluded(excludedHosts);
            if (!dynamic) {
                // Under dynamic allocation Spark tells its hosts only when its own target changes: they are old.
                cluster.preferred(hosts);
            }
        });
    }

    @Override
    public void release(List<String> executors) {
        Map<String, ContainerId> containers = new LinkedHashMap<>();
        executors.forEach(
                executor -> backend.containerOf(executor).ifPresent(container -> containers.put(executor, container)));
        // In this order: who is to be released must not count as wanted any more, or another would be requested.
        scaling.leaving(containers.keySet());
        scaling.hop(() -> cluster.release(containers.values()));
    }

    /** The connection to an executor is gone. */
    void disconnected(String executor, ContainerId container) {
        scaling.hop(() -> cluster.disconnected(executor, container));
    }

    @Override
    public void tick() {
        cluster.tick();
        failures.end(cluster.allExcluded(), am.nodes()).ifPresent(reason -> {
            session.failing(reason);
            failure.because(reason);
        });
        am.tick();
    }

    @Override
    public void want(
            ImmutableSortedMap<ProfileId, Target> targets, Function<ProfileId, ImmutableMap<String, Integer>> hosts) {
        cluster.want(targets, hosts);
    }

    /**
     * Tells the ApplicationMaster that the application is over, and waits until that is written: it would request others for
     * the executors that Spark shuts down next. Not for long, for ZooKeeper may be away.
     *
     * @param exitCode what the driver ends with
     */
    void end(int exitCode) {
        monitor.close();
        ending = OptionalInt.of(exitCode);
        CountDownLatch told = new CountDownLatch(1);
        scaling.hop(() -> {
            session.contextEnded(exitCode, failure, cluster);
            told.countDown();
        });
        try {
            if (!told.await(FIRST_WORD.toMillis(), TimeUnit.MILLISECONDS) || !cluster.flush(FIRST_WORD)) {
                LOG.info(
                        "The end of the application could not be written to ZooKeeper yet; trying again while Spark stops");
            }
        } catch (InterruptedException interrupted) {
            // Spark goes on with its end, and so does this.
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until YARN has ended the application, then leaves nothing behind. */
    @Override
    public void close() {
        monitor.close();
        cluster.deafen();
        watches.forEach(Registration::close);
        scaling.close();
        // If the loop broke down it has not told; it has ended by now, and nothing is told twice.
        ending.ifPresent(exitCode -> session.contextEnded(exitCode, failure, cluster));
        try {
            if (!cluster.flush(LAST_WRITE)) {
                LOG.warn(
                        "The end of the application could not be written to ZooKeeper within {} s",
                        LAST_WRITE.toSeconds());
            }
            session.awaitEnd(LAST_BREATH);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            session.kill("the driver was interrupted while it ended");
        } finally {
            cluster.close();
            session.close();
            closed.countDown();
            shutdownHook.ifPresent(ShutdownHookManager::removeShutdownHook);
        }
    }

    /** Holds up the end of the JVM while another thread is about to leave nothing behind. */
    private BoxedUnit letItEnd() {
        try {
            if (!closed.await(WHOLE_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn(
                        "Application {} took too long to end; containers, znodes or staging files may be left",
                        applicationId());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return BoxedUnit.UNIT;
    }

    private void connection(Connection connection) {
        am.connection(connection);
    }

    private void observed(Observed now) {
        scaling.allocated(am.observed(now));
        scaling.observed(now.profiles());
    }

    /** An executor says in which container it lives when it registers. */
    private void registered(String executor, ExecutorInfo info) {
        Option<String> container = info.attributes().get(ExecutorCommand.Attributes.CONTAINER_ID);
        if (container.isDefined()) {
            scaling.hop(() -> lossReasons.registered(executor, new ContainerId(container.get())));
        }
    }

    private void removed(String executor) {
        scaling.hop(() -> lossReasons.removed(executor));
    }

    private ResourceProfile profile(ProfileId id) {
        return context.resourceProfileManager().resourceProfileFromId(id.value());
    }

    private void endedByYarn(YarnMonitor.End end) {
        failure.endBecause(end.message(applicationId()));
        if (end.failed() && session.settings().exitOnError()) {
            LOG.warn("spark.yarn.am.clientModeExitOnError is set: the driver exits with code 1");
            System.exit(1);
        }
    }
}
