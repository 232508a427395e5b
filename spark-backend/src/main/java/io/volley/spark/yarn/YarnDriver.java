package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.coordination.Node;
import io.volley.coordination.Publisher;
import io.volley.coordination.Registration;
import io.volley.coordination.StoreException;
import io.volley.core.plan.Limits;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import io.volley.core.record.ProfileId;
import io.volley.core.settings.VolleySettings;
import io.volley.spark.DriverLoop;
import io.volley.spark.TaskCounts;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkContext;
import org.apache.spark.internal.config.package$;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.util.ShutdownHookManager;
import org.apache.spark.util.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Function0;
import scala.Option;
import scala.runtime.BoxedUnit;

/**
 * What runs in the driver for one application on YARN: gathers facts on one loop, tells the ApplicationMaster what is
 * wanted as one record in ZooKeeper, and listens to what it answers. All that Spark's threads call returns at once.
 */
final class YarnDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(YarnDriver.class);
    private static final String QUEUE = "volley";
    private static final Duration GATHER = Duration.ofMillis(20);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration YARNS_WORD = Duration.ofSeconds(15);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);
    private static final Duration LAST_BREATH = Duration.ofSeconds(15);
    private static final Duration WHOLE_END = Duration.ofSeconds(30);

    /** After Spark has stopped its context (50), before it deletes its folders (25). */
    private static final int HOOK_PRIORITY = 40;

    private final SparkContext context;
    private final TaskSchedulerImpl scheduler;
    private final YarnBackend backend;
    private final YarnSession session;
    private final ExecutorSizes sizes;
    private final Publisher<Desired> desired;
    private final Wishes wishes;
    private final LossReasons lossReasons;
    private final DriverLoop loop;
    private final YarnMonitor monitor;
    private final Deque<Registration> watches = new ArrayDeque<>();
    private final Deque<Node<ExitBatch>> handled = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Object shutdownHook =
            ShutdownHookManager.addShutdownHook(HOOK_PRIORITY, (Function0<BoxedUnit>) this::letItEnd);
    private int attempt;

    private YarnDriver(SparkContext context, TaskSchedulerImpl scheduler, YarnBackend backend, YarnSession session) {
        this.context = context;
        this.scheduler = scheduler;
        this.backend = backend;
        this.session = session;
        this.sizes = new ExecutorSizes(context.conf());
        this.desired = session.state().store().publisher(session.state().nodes().desired());
        this.wishes = new Wishes(
                this::profile,
                dynamicLimits(context),
                Set.copyOf(session.settings().excludedNodes()),
                desired::publish);
        this.lossReasons = new LossReasons(YARNS_WORD, InstantSource.system(), this::remove);
        this.loop = new DriverLoop(GATHER, PACE, this::step, this::stopBecause);
        this.monitor = new YarnMonitor(session, session.settings().reportInterval(), this::endedByYarn);
    }

    /**
     * Submits an application and starts its loop.
     *
     * @param executors how many are wanted from the start
     */
    static YarnDriver start(
            SparkContext context,
            TaskSchedulerImpl scheduler,
            YarnBackend backend,
            VolleySettings volley,
            int executors)
            throws IOException, YarnException, InterruptedException {
        YarnSession session = YarnSession.open(context, volley);
        YarnDriver driver = new YarnDriver(context, scheduler, backend, session);
        try {
            driver.submit(executors);
            return driver;
        } catch (IOException | YarnException | InterruptedException | RuntimeException failure) {
            session.kill("the driver could not start");
            driver.close();
            throw failure;
        }
    }

    private void submit(int executors) throws IOException, YarnException, InterruptedException {
        ExecutorSize size = profile(ProfileId.DEFAULT).size();
        wishes.asked(Map.of(ProfileId.DEFAULT, executors), Map.of(), Set.of());
        Desired first = wishes.first();
        session.submit(size, first);
        context.listenerBus().addToQueue(new TaskCounts(counts -> loop.hop(() -> wishes.tasks(counts))), QUEUE);
        context.listenerBus().addToQueue(new Executors(), QUEUE);
        watches.add(session.state()
                .store()
                .watch(session.state().nodes().exits(), (node, batch) -> loop.hop(() -> ended(node, batch))));
        watches.add(session.state()
                .store()
                .watch(
                        session.state().nodes().observed(),
                        observed -> observed.ifPresent(now -> loop.hop(() -> observed(now)))));
        loop.start();
        monitor.start();
    }

    String applicationId() {
        return session.applicationId();
    }

    /** Spark, or the user through Spark, asks for so many executors in all. */
    void asked(
            Map<ProfileId, Integer> totals,
            Map<ProfileId, ImmutableMap<String, Integer>> hosts,
            Set<String> excludedHosts) {
        loop.hop(() -> wishes.asked(totals, hosts, excludedHosts));
    }

    /** These containers are to be given back. */
    void release(Iterable<ContainerId> containers) {
        loop.hop(() -> wishes.release(containers));
    }

    /** The connection to an executor is gone. */
    void disconnected(String executor, ContainerId container) {
        loop.hop(() -> lossReasons.disconnected(executor, container));
    }

    /** Tells the ApplicationMaster that the application is over. */
    void end(Ending how) {
        monitor.close();
        loop.hop(() -> wishes.end(how));
    }

    /** Waits until YARN has ended the application, then leaves nothing behind. */
    @Override
    public void close() {
        monitor.close();
        watches.forEach(Registration::close);
        loop.close();
        try {
            if (!desired.flush(LAST_WRITE)) {
                LOG.warn("ZooKeeper did not take the application's last word in {} s", LAST_WRITE.toSeconds());
            }
            session.awaitEnd(LAST_BREATH);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            session.kill("the driver was interrupted while it ended");
        } finally {
            desired.close();
            session.close();
            closed.countDown();
            ShutdownHookManager.removeShutdownHook(shutdownHook);
        }
    }

    /** Holds up the end of the JVM while another thread is about to leave nothing behind. */
    private BoxedUnit letItEnd() {
        try {
            if (!closed.await(WHOLE_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The end of application {} took too long; something may be left of it", applicationId());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return BoxedUnit.UNIT;
    }

    private void step() {
        lossReasons.expire();
        wishes.tell();
        forgetHandled();
    }

    private void ended(Node<ExitBatch> node, ExitBatch batch) {
        lossReasons.ended(batch);
        wishes.gone(batch.exits().stream().map(Exit::container).toList());
        handled.add(node);
    }

    /** Deletes what has been handled; what cannot be deleted now is deleted later. */
    private void forgetHandled() {
        try {
            while (!handled.isEmpty()) {
                session.state().store().delete(handled.peek());
                handled.remove();
            }
        } catch (StoreException unreachable) {
            LOG.debug("{} will be deleted later", handled.peek(), unreachable);
        }
    }

    private void observed(Observed now) {
        if (now.attempt() != attempt) {
            LOG.info("ApplicationMaster attempt {} is at work", now.attempt());
            attempt = now.attempt();
        }
    }

    private void remove(String executor, ExecutorLossReason reason) {
        if (backend.getExecutorIds().contains(executor)) {
            LOG.info("Executor {} is gone: {}", executor, reason);
            backend.removeExecutor(executor, reason);
        }
    }

    private Wishes.Profile profile(ProfileId id) {
        ResourceProfile profile = context.resourceProfileManager().resourceProfileFromId(id.value());
        return new Wishes.Profile(sizes.of(profile), sizes.slots(profile));
    }

    private static Optional<Limits> dynamicLimits(SparkContext context) {
        return Utils.isDynamicAllocationEnabled(context.conf())
                ? Optional.of(
                        new Limits((int) context.conf().get(package$.MODULE$.DYN_ALLOCATION_MAX_EXECUTORS()), (double)
                                context.conf().get(package$.MODULE$.DYN_ALLOCATION_EXECUTOR_ALLOCATION_RATIO())))
                : Optional.empty();
    }

    private void endedByYarn(YarnMonitor.End end) {
        stop(end.message(applicationId()));
        if (end.failed() && session.settings().exitOnError()) {
            LOG.warn("spark.yarn.am.clientModeExitOnError is set: the driver exits with code 1");
            System.exit(1);
        }
    }

    private void stopBecause(Throwable failure) {
        Thread stopper = new Thread(() -> stop("Volley's loop in the driver failed: " + failure), "volley-stop");
        stopper.setDaemon(true);
        stopper.start();
    }

    /** Fails what runs, with a message, and stops the SparkContext; not to be called on the loop. */
    private void stop(String message) {
        LOG.error(message);
        try {
            scheduler.error(message);
        } catch (Exception nothingRuns) {
            // Spark throws a SparkException here if no task set is active, and Scala does not declare it.
            LOG.debug("No job ran when the application ended", nothingRuns);
        }
        context.stop(1);
    }

    /** Which executor lives in which container. */
    private final class Executors extends SparkListener {
        @Override
        public void onExecutorAdded(SparkListenerExecutorAdded event) {
            Option<String> container = event.executorInfo().attributes().get(ExecutorCommand.Attributes.CONTAINER_ID);
            if (container.isDefined()) {
                loop.hop(() -> lossReasons.registered(event.executorId(), new ContainerId(container.get())));
            }
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
            loop.hop(() -> lossReasons.removed(event.executorId()));
        }
    }
}
