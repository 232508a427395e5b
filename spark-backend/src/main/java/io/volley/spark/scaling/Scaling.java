package io.volley.spark.scaling;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.coordination.StoreException;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.fleet.Fleet;
import io.volley.core.record.Counts;
import io.volley.core.record.ProfileId;
import io.volley.core.release.Decision;
import io.volley.spark.DriverLoop;
import io.volley.spark.Status;
import io.volley.spark.release.Surplus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerInterface;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/**
 * Volley at work in one driver, whatever the cluster: facts hop onto one loop, the loop plans, and the cluster is told.
 * Every method but {@link #share} returns at once, and may be called by any thread.
 */
public final class Scaling implements AutoCloseable {
    private static final String QUEUE = "volley";
    private static final Duration GATHER = Duration.ofMillis(20);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Optional<Surplus> surplus;
    private final Cluster cluster;
    private final DriverLoop loop;
    private final DemandListener demand;
    private final VolleySource metrics;
    private final Scaler scaler;

    private volatile Optional<FairShare> share = Optional.empty();

    /** The hosts that the tasks would like; belongs to the loop. */
    private ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> hosts = ImmutableSortedMap.of();

    /**
     * @param sizing decides for each profile
     * @param startUp how long an executor takes to start while none has been measured
     * @param slots how many tasks one executor of a profile runs at once
     * @param surplus parks and gives back what is not needed; empty if that is not wanted
     * @param cluster where executors come from
     * @param fatal told on the loop when it fails and ends
     */
    public Scaling(
            Sizing sizing,
            Duration startUp,
            ToIntFunction<ProfileId> slots,
            Optional<Surplus> surplus,
            Cluster cluster,
            Consumer<Throwable> fatal) {
        this.surplus = surplus;
        this.cluster = cluster;
        this.loop = new DriverLoop(GATHER, PACE, this::step, fatal);
        this.demand = new DemandListener(Scaling::now, loop::decideSoon);
        this.metrics = new VolleySource(this::status);
        this.scaler = new Scaler(
                (needed, fleet, asked) -> (demand.hasBegun()
                                        || !needed.expected().isEmpty()
                                ? sizing
                                : Sizing.asAsked())
                        .target(needed, fleet, asked),
                slots,
                demand::demand,
                new Fleet(seconds(startUp), metrics::registered, metrics::started),
                metrics);
    }

    /** Listens to Spark's events, shows itself in Spark's metrics, and begins to plan. */
    public void start(SparkContext context) {
        listeners(context).forEach(listener -> context.listenerBus().addToQueue(listener, QUEUE));
        surplus.ifPresent(found -> context.listenerBus().addToQueue(found.listener(this::hop), QUEUE));
        loop.start();
    }

    /**
     * Shares the cluster with others from now on, and leaves them when this closes; to be called before {@link #start}. The
     * one method that waits: until it is known who they are.
     *
     * @throws StoreException if ZooKeeper cannot be reached, or the pool cannot be read
     */
    public void share(FairShare fairShare) {
        share = Optional.of(fairShare);
        fairShare.join(this::hop);
        hop(() -> scaler.share(fairShare));
    }

    /** A fact for the loop, which plans soon after. */
    public void hop(Runnable fact) {
        loop.hop(fact);
    }

    /** Spark, or the user through Spark, asks for so many executors in all. */
    public void asked(Map<ProfileId, Integer> totals) {
        hop(() -> scaler.asked(totals));
    }

    /** These executors are to go. */
    public void leaving(Iterable<String> executors) {
        ImmutableList<String> all = ImmutableList.copyOf(executors);
        hop(() -> scaler.leaving(all, now()));
    }

    /**
     * The cluster has granted these executors just now. From here to the registration counts as the time that an executor
     * takes to start; of those that are not told of nothing is learnt.
     *
     * @param executors by Spark's ids of them
     */
    public void granted(Iterable<String> executors) {
        ImmutableList<String> all = ImmutableList.copyOf(executors);
        hop(() -> scaler.granted(all, now()));
    }

    /** Where the executors of each profile stand, as the cluster sees it. */
    public void observed(ImmutableSortedMap<ProfileId, Counts> counts) {
        hop(() -> scaler.observed(counts));
    }

    /**
     * The program expects work that Spark does not know of yet.
     *
     * @throws IllegalArgumentException if there are no tasks or one of the times is not positive
     */
    public void expect(ProfileId profile, int tasks, Duration taskTime, Duration within) {
        ExpectedWork work = new ExpectedWork(tasks, seconds(taskTime), seconds(within));
        demand.announced(profile, work.taskSeconds());
        hop(() -> scaler.announce(profile, work, now()));
    }

    /** How the application is sized as of the last plan. */
    public Status status() {
        return scaler.status();
    }

    @Override
    public void close() {
        loop.close();
        share.ifPresent(FairShare::close);
    }

    private void step() {
        cluster.tick();
        double now = now();
        ImmutableSortedMap<ProfileId, Target> targets = scaler.plan(now);
        surplus.ifPresent(found -> {
            Map<ProfileId, Decision> decisions = found.step(
                    scaler.present(), Maps.transformValues(targets, Target::executors), scaler.othersWait(), now);
            scaler.decided(decisions);
            decisions.values().forEach(decision -> scaler.leaving(decision.migrate(), now));
        });
        scaler.publish(targets, now);
        cluster.want(
                surplus.map(found -> withMoving(scaler.kept(targets, now), found.moving()))
                        .orElse(targets),
                hosts);
    }

    /** To the cluster, an executor whose data is being moved is one more until it is given back. */
    private static ImmutableSortedMap<ProfileId, Target> withMoving(
            Map<ProfileId, Target> targets, Map<ProfileId, Long> moving) {
        ImmutableSortedMap.Builder<ProfileId, Target> all = ImmutableSortedMap.naturalOrder();
        targets.forEach((profile, target) -> {
            int more = moving.getOrDefault(profile, 0L).intValue();
            all.put(
                    profile,
                    more == 0 ? target : target.plus(more, "and " + more + " that go when their data has been moved"));
        });
        return all.buildOrThrow();
    }

    private ImmutableList<SparkListenerInterface> listeners(SparkContext context) {
        return ImmutableList.of(
                demand,
                new LocalityPreferences(preferred -> hop(() -> hosts = preferred)),
                new ExecutorEvents(
                        (executor, profile) -> hop(() -> scaler.registered(executor, profile, now())),
                        executor -> hop(() -> scaler.removed(executor, now()))),
                new SparkListener() {
                    @Override
                    public void onApplicationStart(SparkListenerApplicationStart event) {
                        // Not before: the names in Spark's metrics begin with the application's id.
                        context.env().metricsSystem().registerSource(metrics);
                    }

                    @Override
                    public void onStageSubmitted(SparkListenerStageSubmitted event) {
                        ProfileId profile = new ProfileId(event.stageInfo().resourceProfileId());
                        int tasks = event.stageInfo().numTasks();
                        hop(() -> scaler.came(profile, tasks));
                    }
                });
    }

    private static double seconds(Duration time) {
        checkArgument(time.compareTo(Duration.ZERO) > 0, "%s must be longer than 0", time);
        return time.toNanos() / 1e9;
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }
}
