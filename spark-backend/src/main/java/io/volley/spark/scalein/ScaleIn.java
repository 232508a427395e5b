package io.volley.spark.scalein;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.volley.core.Seconds;
import io.volley.core.demand.TaskWait;
import io.volley.core.plan.Policy;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.core.scalein.ScaleInDecision;
import io.volley.core.scalein.ScaleInPolicy;
import io.volley.core.scalein.ScaleInRules;
import io.volley.core.scalein.ShuffleNeeds;
import io.volley.core.scalein.Stall;
import io.volley.spark.CheckedSettings;
import io.volley.spark.VolleyTaskScheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks and releases the executors that are not needed. Belongs to the driver's loop: it takes Spark's locks for moments,
 * while it holds none.
 *
 * <p>Only a look at what executors do and hold leads to parking and releasing. There is one a second at most while anybody
 * is surplus or parked, and none otherwise; between two looks a need that rises unparks at once.
 */
public final class ScaleIn {
    private static final Logger LOG = LoggerFactory.getLogger(ScaleIn.class);

    /** Seconds after which every shuffle is looked at again: others than Volley migrate outputs as well. */
    private static final double LOOK_AT_ALL = 10;

    private final ScaleInRules rules;
    private final Parking parking;
    private final ExecutorInventory inventory;
    private final ShuffleSizes shuffles;
    private final Releaser releaser;
    private final Migrations migrations;
    private final NeededData neededData;
    private final Pace pace;
    private final ShuffleNeeds needs = new ShuffleNeeds();
    private final Map<ProfileId, ScaleInPolicy> policies = new HashMap<>();
    private final Map<ProfileId, Stall> stalls = new HashMap<>();
    private ImmutableSet<String> parked = ImmutableSet.of();
    private ImmutableSet<Integer> needed = ImmutableSet.of();
    private long needsVersion = -1;
    private double allLookedAt = Double.NEGATIVE_INFINITY;
    private volatile Runnable lookSoon = () -> {};

    /**
     * The executors of one profile, and what is asked of them.
     *
     * @param present those that are here and not leaving, by Spark's ids of them
     * @param needed how many are needed now
     * @param slots how many tasks one of them runs at once
     * @param waited how long tasks of the profile have waited
     */
    public record Profile(ImmutableSet<String> present, int needed, int slots, TaskWait waited) {}

    ScaleIn(
            ScaleInRules rules,
            Parking parking,
            ExecutorInventory inventory,
            ShuffleSizes shuffles,
            Releaser releaser,
            Migrations migrations,
            Ticker ticker) {
        this.rules = rules;
        this.parking = parking;
        this.inventory = inventory;
        this.shuffles = shuffles;
        this.releaser = releaser;
        this.migrations = migrations;
        this.pace = new Pace(ticker);
        this.neededData = new NeededData(() -> lookSoon.run());
        if (rules.executorsHoldShuffle()) {
            parking.guard(neededData);
        }
    }

    /** Scale-in of an application: under dynamic allocation, unless everything is to be as in stock Spark. */
    public static Optional<ScaleIn> under(
            CheckedSettings settings,
            SparkContext context,
            VolleyTaskScheduler scheduler,
            CoarseGrainedSchedulerBackend backend,
            Ticker ticker) {
        boolean wanted =
                settings.allocation().enabled() && settings.volley().scaling().policy() != Policy.STOCK;
        return wanted
                ? Optional.of(of(
                        context,
                        scheduler,
                        new ExecutorReleaser(context, backend),
                        settings.volley().scaleIn().rules(settings.allocation()),
                        settings.volley().scaleIn().migrateTimeout(),
                        ticker))
                : Optional.empty();
    }

    private static ScaleIn of(
            SparkContext context,
            VolleyTaskScheduler scheduler,
            Releaser releaser,
            ScaleInRules rules,
            Duration migrateTimeout,
            Ticker ticker) {
        MapOutputTrackerMaster tracker = (MapOutputTrackerMaster) context.env().mapOutputTracker();
        ShuffleSizes shuffles = new ShuffleSizes(tracker, scheduler::readersOf);
        ExecutorInventory inventory = new ExecutorInventory(
                shuffles,
                () -> List.of(context.env().blockManager().master().getStorageStatus()),
                () -> !context.getPersistentRDDs().isEmpty(),
                servesDisk(context.conf()),
                scheduler::runsTasks);
        Migrations migrations =
                new Migrations(releaser, new TaskSetPlaces(scheduler, tracker), Seconds.of(migrateTimeout));
        return new ScaleIn(rules, scheduler, inventory, shuffles, releaser, migrations, ticker);
    }

    private static boolean servesDisk(SparkConf conf) {
        return conf.getBoolean("spark.shuffle.service.enabled", false)
                && conf.getBoolean("spark.shuffle.service.fetch.rdd.enabled", false);
    }

    /**
     * What listens to Spark's jobs for it.
     *
     * @param loop brings a fact to the driver's loop, which takes a step soon after
     */
    public SparkListener listener(Consumer<Runnable> loop) {
        lookSoon = () -> loop.accept(() -> {});
        return new ScaleInListener(fact -> loop.accept(() -> fact.accept(needs)), SqlExecutions::isRunning);
    }

    /** What is needed for jobs and queries; belongs to the driver's loop. */
    public ShuffleNeeds needs() {
        return needs;
    }

    /** Whether Spark knows a shuffle. */
    public boolean knowsShuffle(int shuffle) {
        return shuffles.exists(shuffle);
    }

    /** Spark has removed an executor. */
    public void removed(String executor) {
        migrations.removed(executor);
        neededData.removed(executor);
    }

    /**
     * Decides for the moment, and does it. While what executors hold cannot be found out nobody is parked or released.
     *
     * @param profiles by Spark's ids of them
     * @param othersWait whether other applications wait for what exceeds the needs, however many were needed before
     * @return for each profile who is parked and why; profiles without surplus are not named
     */
    public Map<ProfileId, ScaleInDecision> step(Map<ProfileId, Profile> profiles, boolean othersWait, double now) {
        if (othersWait) {
            policies.values().forEach(ScaleInPolicy::forget);
        }
        findNeeds(false);
        Map<ProfileId, Integer> wanted = new TreeMap<>();
        profiles.forEach((profile, state) -> wanted.put(profile, wanted(profile, state, now)));
        if (!isLookWanted(profiles, wanted, now)) {
            parkNobody();
            return Map.of();
        }
        if (!pace.isDue()) {
            return park(unpark(profiles, wanted, now));
        }
        try {
            Map<ProfileId, ScaleInDecision> decisions = new TreeMap<>();
            pace.run(() -> decisions.putAll(look(profiles, wanted, now)));
            return decisions;
        } catch (ExecutorInventory.UnknownException unknown) {
            LOG.warn("Parking and releasing no executor for now: what they hold could not be determined", unknown);
            parkNobody();
            return Map.of();
        }
    }

    /** All executors get tasks again, until the next look. */
    public void parkNobody() {
        policies.values().forEach(ScaleInPolicy::unparkAll);
        park(ImmutableMap.of());
    }

    /** How many of each profile are here and take no more tasks, because their data is being migrated. */
    public Map<ProfileId, Long> migrating() {
        return migrations.migrating();
    }

    private ScaleInPolicy policy(ProfileId profile) {
        return policies.computeIfAbsent(profile, unknown -> new ScaleInPolicy(rules));
    }

    /** How many are needed; all that are here, if tasks wait in vain for those that are not parked. */
    private int wanted(ProfileId profile, Profile state, double now) {
        ScaleInPolicy policy = policy(profile);
        boolean stalled = stalls.computeIfAbsent(profile, unknown -> new Stall())
                .isThere(policy.hasParked(), state.waited(), () -> withFreeSlots(state), now);
        if (stalled) {
            LOG.info(
                    "Unparking all executors of {}: tasks wait, slots are free, and none of these tasks has started for {} s",
                    profile,
                    Math.round(state.waited().stageSeconds()));
        }
        return stalled ? Math.max(state.needed(), state.present().size()) : state.needed();
    }

    private Set<String> withFreeSlots(Profile state) {
        Map<String, Integer> running = parking.runningTasks();
        return Sets.filter(
                Sets.difference(state.present(), parked),
                executor -> running.getOrDefault(executor, 0) < state.slots());
    }

    private boolean isLookWanted(Map<ProfileId, Profile> profiles, Map<ProfileId, Integer> wanted, double now) {
        boolean isWanted = neededData.isAsked() || migrations.isAnyOpen();
        for (Map.Entry<ProfileId, Profile> profile : profiles.entrySet()) {
            ScaleInPolicy policy = policy(profile.getKey());
            int surplus = policy.surplus(
                    wanted.getOrDefault(profile.getKey(), 0),
                    profile.getValue().present().size(),
                    now);
            isWanted |= surplus > 0 || policy.hasParked();
        }
        return isWanted;
    }

    private Map<ProfileId, ScaleInDecision> unpark(
            Map<ProfileId, Profile> profiles, Map<ProfileId, Integer> wanted, double now) {
        Map<ProfileId, ScaleInDecision> decisions = new TreeMap<>();
        profiles.forEach((profile, state) -> {
            if (policy(profile).hasParked()) {
                decisions.put(profile, policy(profile).unpark(wanted.getOrDefault(profile, 0), state.present(), now));
            }
        });
        return decisions;
    }

    private Map<ProfileId, ScaleInDecision> look(
            Map<ProfileId, Profile> profiles, Map<ProfileId, Integer> wanted, double now) {
        boolean all = migrations.isAnyOpen() || now - allLookedAt >= LOOK_AT_ALL;
        neededData.lookBegins();
        findNeeds(true);
        Map<String, ExecutorUsage> usages = inventory.of(
                profiles.values().stream()
                        .flatMap(state -> state.present().stream())
                        .toList(),
                needed,
                all);
        allLookedAt = all ? now : allLookedAt;
        neededData.looked(
                shuffles.seen(),
                Maps.filterValues(usages, usage -> usage.runningTasks() > 0).keySet());
        tellNeeds();
        Map<ProfileId, ScaleInDecision> decisions = new TreeMap<>();
        profiles.forEach((profile, state) -> {
            int needs = wanted.getOrDefault(profile, 0);
            if (policy(profile).surplus(needs, state.present().size(), now) > 0
                    || policy(profile).hasParked()) {
                decisions.put(profile, policy(profile).decide(needs, of(state.present(), usages), now));
            }
        });
        park(decisions);
        migrations.step(executors -> inventory.of(executors, needed, true), now);
        decisions.replaceAll((profile, decision) -> release(profile, decision, now));
        return decisions;
    }

    /** @param anyway also if no fact has come since; whether a shuffle is complete no fact tells */
    private void findNeeds(boolean anyway) {
        if (anyway || needs.version() != needsVersion) {
            needsVersion = needs.version();
            needed = needs.needsAll() ? shuffles.all() : known(needs.needed(shuffles::isComplete));
            tellNeeds();
        }
    }

    /** Without those that Spark has forgotten, of which nobody holds anything: what is left of a query's may be garbage. */
    private ImmutableSet<Integer> known(Set<Integer> all) {
        return ImmutableSet.copyOf(Sets.filter(all, shuffles::exists));
    }

    private void tellNeeds() {
        neededData.needs(needed, shuffle -> shuffles.byExecutor(shuffle).keySet());
    }

    private Map<ProfileId, ScaleInDecision> park(Map<ProfileId, ScaleInDecision> decisions) {
        ImmutableSet<String> next = decisions.values().stream()
                .flatMap(decision -> decision.parked().stream())
                .collect(ImmutableSet.toImmutableSet());
        if (!next.equals(parked)) {
            say("Parked, because they are not needed", Sets.difference(next, parked));
            say("Unparked or removed", Sets.difference(parked, next));
            parked = next;
            parking.park(next);
        }
        return decisions;
    }

    /** What has become of a decision: Spark may refuse to decommission some. */
    private ScaleInDecision release(ProfileId profile, ScaleInDecision decision, double now) {
        if (!decision.kill().isEmpty() || !decision.migrate().isEmpty()) {
            decision.reasons().forEach(LOG::info);
        }
        if (!decision.kill().isEmpty()) {
            releaser.kill(decision.kill());
        }
        return decision.migrate().isEmpty()
                ? decision
                : decision.migrating(migrations.begin(profile, decision.migrate(), now));
    }

    private static void say(String what, Set<String> executors) {
        if (!executors.isEmpty()) {
            LOG.info("{}: executors {}", what, String.join(", ", executors));
        }
    }

    private static Collection<ExecutorUsage> of(Set<String> executors, Map<String, ExecutorUsage> usages) {
        return executors.stream()
                .map(executor -> usages.getOrDefault(executor, ExecutorUsage.nothing(executor, 0)))
                .toList();
    }
}
