package io.volley.spark.scaling;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.EventLoop;
import io.volley.coordination.StoreException;
import io.volley.core.Seconds;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.executors.ExecutorTracker;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ScaleInDecision;
import io.volley.spark.CheckedSettings;
import io.volley.spark.DriverLoop;
import io.volley.spark.Status;
import io.volley.spark.scalein.ScaleIn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.apache.spark.SparkContext;
import org.apache.spark.metrics.source.Source;
import org.apache.spark.scheduler.SparkListenerInterface;

/**
 * Volley at work in one driver, whatever the cluster: facts hop onto one loop, the loop plans, and the cluster is told.
 * Every method but {@link #share} returns at once, and may be called by any thread.
 *
 * <p>A fault in planning ends no application: until it has passed nobody is parked, and the cluster is told what Spark's own
 * ExecutorAllocationManager requests. One in scaling in only keeps everybody from being parked. Only if the cluster cannot be told does the loop end, and the application with it.
 */
public final class Scaling implements AutoCloseable {
    private static final String QUEUE = "volley";
    private static final Duration GATHER = Duration.ofMillis(20);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Optional<ScaleIn> scaleIn;
    private final Cluster cluster;
    private final Ticker ticker;
    private final DriverLoop loop;
    private final LoopFaults faults;
    private final StatusReport report = new StatusReport();
    private final VolleySource metrics = new VolleySource(report::status);
    private final ExecutorTracker executors;
    private final DemandListener tasks;
    private final AnnouncedDemand demand;
    private final Scaler scaler;
    private final LocalityPreferences locality = new LocalityPreferences();
    private final Reconciliation reconciliation;

    private volatile Optional<ClusterShare> share = Optional.empty();

    /** What the cluster is told; belongs to the loop. */
    private ImmutableSortedMap<ProfileId, Target> wanted = ImmutableSortedMap.of();

    /**
     * What sizes an application.
     *
     * @param sizing decides for each profile
     * @param startUp how long an executor takes to start while none has been measured
     * @param slots how many tasks one executor of a profile runs at once
     * @param scaleIn parks and releases what is not needed; empty if that is not wanted
     * @param state what Spark itself holds
     */
    public record Parts(
            Sizing sizing,
            Duration startUp,
            ToIntFunction<ProfileId> slots,
            Optional<ScaleIn> scaleIn,
            SchedulerState state) {
        /** As the settings say. */
        public static Parts of(
                CheckedSettings settings,
                ToIntFunction<ProfileId> slots,
                Optional<ScaleIn> scaleIn,
                SchedulerState state) {
            return new Parts(Sizing.of(settings), settings.volley().scaling().startUp(), slots, scaleIn, state);
        }
    }

    /**
     * @param cluster where executors come from
     * @param thread where all is decided
     * @param ticker the clock; not the wall's, which goes back at times
     */
    public Scaling(Parts parts, Cluster cluster, EventLoop thread, Ticker ticker) {
        this.scaleIn = parts.scaleIn();
        this.cluster = cluster;
        this.ticker = ticker;
        this.loop = new DriverLoop(thread, GATHER, PACE, () -> metrics.busy(this::step, ticker), ticker);
        this.faults = new LoopFaults(metrics::fault);
        this.executors = new ExecutorTracker(seconds(parts.startUp()), metrics::registered, metrics::started);
        this.tasks = new DemandListener(this::now, loop::decideSoon);
        this.demand = new AnnouncedDemand(tasks::demand);
        this.scaler = new Scaler(beforeTheFirstStage(parts.sizing()), parts.slots(), executors, metrics);
        this.reconciliation = new Reconciliation(parts.state(), tasks, locality, executors, scaleIn);
    }

    /** Until there is a stage, or work is announced, Spark's own number holds: {@code initialExecutors}. */
    private Sizing beforeTheFirstStage(Sizing sizing) {
        Sizing asRequested = Sizing.asRequested();
        return (needed, supply, requested) -> (tasks.hasBegun()
                                || !needed.expected().isEmpty()
                        ? sizing
                        : asRequested)
                .target(needed, supply, requested);
    }

    /** Listens to Spark's events, shows itself in Spark's metrics, and begins to plan. */
    public void start(SparkContext context) {
        start(
                listener -> context.listenerBus().addToQueue(listener, QUEUE),
                source -> context.env().metricsSystem().registerSource(source));
    }

    /**
     * The same without a context.
     *
     * @param bus takes what listens to Spark's events
     * @param registerMetrics given Volley's metrics when the application has a name in Spark's
     */
    void start(Consumer<SparkListenerInterface> bus, Consumer<Source> registerMetrics) {
        ImmutableList.of(
                        tasks,
                        locality,
                        new ExecutorEvents(
                                (executor, info) -> registered(executor, new ProfileId(info.resourceProfileId())),
                                this::removed),
                        new ApplicationEvents(
                                () -> registerMetrics.accept(metrics),
                                (profile, count) -> hop(() -> demand.came(profile, count))))
                .forEach(bus);
        scaleIn.ifPresent(found -> bus.accept(found.listener(this::hop)));
        loop.start();
    }

    private void registered(String executor, ProfileId profile) {
        hop(() -> executors.registered(executor, profile, now()));
    }

    private void removed(String executor) {
        hop(() -> {
            executors.removed(executor, now());
            scaleIn.ifPresent(found -> found.removed(executor));
        });
    }

    /**
     * Shares the cluster with others from now on, and leaves them when this closes; to be called before {@link #start}. The
     * one method that waits: until it is known who they are.
     *
     * @throws StoreException if ZooKeeper cannot be reached, or the pool cannot be read
     */
    public void share(ClusterShare clusterShare) {
        share = Optional.of(clusterShare);
        clusterShare.join(this::hop);
        hop(() -> scaler.share(clusterShare));
    }

    /** A fact for the loop, which plans soon after. */
    public void hop(Runnable fact) {
        loop.hop(() -> faults.survives("taking note of a fact", fact));
    }

    /** Spark, or the user through Spark, requests so many executors in all. */
    public void requested(Map<ProfileId, Integer> totals) {
        hop(() -> scaler.requested(totals));
    }

    /** These executors are to go. */
    public void leaving(Iterable<String> ids) {
        ImmutableList<String> all = ImmutableList.copyOf(ids);
        hop(() -> all.forEach(executor -> executors.leaving(executor, now())));
    }

    /**
     * The cluster has allocated these executors just now. From here to the registration counts as the time that an executor
     * takes to start; of those that are not told of nothing is recorded.
     *
     * @param ids by Spark's ids of them
     */
    public void allocated(Iterable<String> ids) {
        ImmutableList<String> all = ImmutableList.copyOf(ids);
        hop(() -> all.forEach(executor -> executors.allocated(executor, now())));
    }

    /** Where the executors of each profile stand, as the cluster sees it. */
    public void observed(ImmutableSortedMap<ProfileId, ContainerCounts> counts) {
        hop(() -> report.observed(counts));
    }

    /**
     * The program expects work that Spark does not know of yet.
     *
     * @throws IllegalArgumentException if there are no tasks or one of the times is not positive
     */
    public void expect(ProfileId profile, int count, Duration taskTime, Duration within) {
        ExpectedWork work = new ExpectedWork(count, seconds(taskTime), seconds(within));
        tasks.announced(profile, work.taskSeconds());
        hop(() -> demand.announce(profile, work, now()));
    }

    /** How the application is sized as of the last plan. */
    public Status status() {
        return report.status();
    }

    @Override
    public void close() {
        loop.close();
        share.ifPresent(ClusterShare::close);
    }

    private void step() {
        double now = now();
        faults.survives("acting on what is due", cluster::tick);
        faults.survives("comparing with Spark's own state", () -> reconciliation.step(now));
        if (!faults.survives("planning", () -> plan(now))) {
            wanted = scaler.asRequested();
            unparkAll();
        }
        cluster.want(wanted, locality::of);
    }

    private void plan(double now) {
        ImmutableSortedMap<ProfileId, Target> targets = scaler.plan(demand.at(now), now);
        scaleIn.ifPresent(found -> {
            if (!faults.survives("scaling in", () -> park(found, targets, now))) {
                unparkAll();
            }
        });
        report.publish(targets, profile -> scaler.supply(profile, now));
        wanted = scaleIn.map(found -> withMigrating(scaler.kept(targets, now), found.migrating()))
                .orElse(targets);
    }

    private void unparkAll() {
        executors.parked(ImmutableList.of());
        faults.survives("unparking", () -> scaleIn.ifPresent(ScaleIn::parkNobody));
    }

    private void park(ScaleIn found, Map<ProfileId, Target> targets, double now) {
        Map<ProfileId, ScaleInDecision> decisions =
                found.step(scaler.profiles(targets, tasks.waits(now)), scaler.othersWait(), now);
        report.decided(decisions);
        executors.parked(decisions.values().stream()
                .flatMap(decision -> decision.parked().stream())
                .toList());
        decisions
                .values()
                .forEach(decision -> decision.migrate().forEach(executor -> executors.leaving(executor, now)));
    }

    /** To the cluster, an executor whose data is being migrated is one more until it is released. */
    private static ImmutableSortedMap<ProfileId, Target> withMigrating(
            Map<ProfileId, Target> targets, Map<ProfileId, Long> migrating) {
        ImmutableSortedMap.Builder<ProfileId, Target> all = ImmutableSortedMap.naturalOrder();
        targets.forEach((profile, target) -> {
            int more = migrating.getOrDefault(profile, 0L).intValue();
            all.put(profile, more == 0 ? target : target.plus(more, "plus " + more + " whose data is being migrated"));
        });
        return all.buildOrThrow();
    }

    private static double seconds(Duration time) {
        checkArgument(time.compareTo(Duration.ZERO) > 0, "%s must be longer than 0", time);
        return Seconds.of(time);
    }

    private double now() {
        return Seconds.ofNanos(ticker.read());
    }
}
