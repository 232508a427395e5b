package io.volley.spark.scalein;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.Seconds;
import io.volley.core.plan.Policy;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.core.scalein.ScaleInDecision;
import io.volley.core.scalein.ScaleInPolicy;
import io.volley.core.scalein.ScaleInRules;
import io.volley.core.scalein.ShuffleNeeds;
import io.volley.spark.CheckedSettings;
import io.volley.spark.VolleyTaskScheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks and releases the executors that are not needed. Belongs to the driver's loop: it takes Spark's locks for moments,
 * while it holds none.
 */
public final class ScaleIn {
    private static final Logger LOG = LoggerFactory.getLogger(ScaleIn.class);

    private final ScaleInRules rules;
    private final Parking parking;
    private final ExecutorInventory inventory;
    private final ShuffleSizes shuffles;
    private final ExecutorReleaser releaser;
    private final Migrations migrations;
    private final ShuffleNeeds needs = new ShuffleNeeds();
    private final Map<ProfileId, ScaleInPolicy> profiles = new HashMap<>();
    private ImmutableSet<String> parked = ImmutableSet.of();

    /** The shuffles that running jobs need, as of the last step. */
    private volatile ImmutableSet<Integer> needed = ImmutableSet.of();

    private ScaleIn(
            ScaleInRules rules,
            Parking parking,
            ExecutorInventory inventory,
            ShuffleSizes shuffles,
            ExecutorReleaser releaser,
            Migrations migrations) {
        this.rules = rules;
        this.parking = parking;
        this.inventory = inventory;
        this.shuffles = shuffles;
        this.releaser = releaser;
        this.migrations = migrations;
    }

    /** Scale-in of an application: under dynamic allocation, unless everything is to be as in stock Spark. */
    public static Optional<ScaleIn> under(
            CheckedSettings settings,
            SparkContext context,
            VolleyTaskScheduler scheduler,
            CoarseGrainedSchedulerBackend backend) {
        boolean wanted =
                settings.allocation().enabled() && settings.volley().scaling().policy() != Policy.STOCK;
        return wanted
                ? Optional.of(of(
                        context,
                        scheduler,
                        backend,
                        settings.volley().scaleIn().rules(settings.allocation()),
                        settings.volley().scaleIn().migrateTimeout()))
                : Optional.empty();
    }

    private static ScaleIn of(
            SparkContext context,
            VolleyTaskScheduler scheduler,
            CoarseGrainedSchedulerBackend backend,
            ScaleInRules rules,
            Duration migrateTimeout) {
        MapOutputTrackerMaster tracker = (MapOutputTrackerMaster) context.env().mapOutputTracker();
        ShuffleSizes shuffles = new ShuffleSizes(tracker, scheduler::readersOf);
        ExecutorInventory inventory =
                new ExecutorInventory(shuffles, context.env().blockManager().master(), scheduler::runningTasks);
        ExecutorReleaser releaser = new ExecutorReleaser(backend);
        Migrations migrations =
                new Migrations(releaser, new TaskPlaces(scheduler, tracker), Seconds.of(migrateTimeout));
        ScaleIn scaleIn = new ScaleIn(rules, scheduler, inventory, shuffles, releaser, migrations);
        if (rules.executorsHoldShuffle()) {
            scheduler.spare(scaleIn::holdsWhatIsNeeded);
        }
        return scaleIn;
    }

    /**
     * What listens to Spark's jobs for it.
     *
     * @param loop brings a fact to the driver's loop
     */
    public SparkListener listener(Consumer<Runnable> loop) {
        return new ScaleInListener(fact -> loop.accept(() -> fact.accept(needs)));
    }

    /** Spark has removed an executor. */
    public void removed(String executor) {
        migrations.removed(executor);
    }

    /**
     * Decides for the moment, and does it. While what executors hold cannot be found out nobody is parked or released.
     *
     * @param present the executors of each profile that are here, by Spark's ids of them
     * @param targets how many of each profile are needed now
     * @param othersWait whether other applications wait for what exceeds that, however many were needed before
     * @return for each profile who is parked and why; profiles without surplus are not named
     */
    public Map<ProfileId, ScaleInDecision> step(
            Map<ProfileId, Set<String>> present, Map<ProfileId, Integer> targets, boolean othersWait, double now) {
        if (othersWait) {
            profiles.values().forEach(ScaleInPolicy::forget);
        }
        try {
            return decide(present, targets, now);
        } catch (ExecutorInventory.UnknownException unknown) {
            LOG.warn("Parking and releasing no executor for now: what they hold could not be determined", unknown);
            parkNobody();
            return Map.of();
        }
    }

    /** All executors get tasks again, until the next step. */
    public void parkNobody() {
        park(ImmutableSet.of());
    }

    /** How many of each profile are here and take no more tasks, because their data is being migrated. */
    public Map<ProfileId, Long> migrating() {
        return migrations.migrating();
    }

    private Map<ProfileId, ScaleInDecision> decide(
            Map<ProfileId, Set<String>> present, Map<ProfileId, Integer> targets, double now) {
        needed = needs.needed(shuffles::isComplete);
        Map<ProfileId, ScaleInDecision> decisions = new TreeMap<>();
        Supplier<Map<String, ExecutorUsage>> usages = Suppliers.memoize(() ->
                inventory.of(present.values().stream().flatMap(Set::stream).toList(), needed));
        present.forEach((profile, executors) -> {
            ScaleInPolicy policy = profiles.computeIfAbsent(profile, unknown -> new ScaleInPolicy(rules));
            int wanted = targets.getOrDefault(profile, 0);
            if (policy.surplus(wanted, executors.size(), now) > 0 || policy.hasParked()) {
                decisions.put(profile, policy.decide(wanted, of(executors, usages.get()), now));
            }
        });
        park(decisions.values().stream()
                .flatMap(decision -> decision.parked().stream())
                .collect(ImmutableSet.toImmutableSet()));
        migrations.step(executors -> inventory.of(executors, needed), now);
        decisions.forEach((profile, decision) -> release(profile, decision, now));
        return decisions;
    }

    private boolean holdsWhatIsNeeded(String executor) {
        return needed.stream().anyMatch(shuffle -> shuffles.isOn(executor, shuffle));
    }

    private void park(ImmutableSet<String> next) {
        if (!next.equals(parked)) {
            say("Parked, because they are not needed", Sets.difference(next, parked));
            say("Unparked or removed", Sets.difference(parked, next));
            parked = next;
            parking.park(next);
        }
    }

    private void release(ProfileId profile, ScaleInDecision decision, double now) {
        if (!decision.kill().isEmpty() || !decision.migrate().isEmpty()) {
            decision.reasons().forEach(LOG::info);
        }
        if (!decision.kill().isEmpty()) {
            releaser.kill(decision.kill());
        }
        if (!decision.migrate().isEmpty()) {
            migrations.begin(profile, decision.migrate(), now);
        }
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
