package io.volley.spark.release;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.plan.Policy;
import io.volley.core.record.ProfileId;
import io.volley.core.release.Decision;
import io.volley.core.release.Holding;
import io.volley.core.release.ReleaseRules;
import io.volley.core.release.Releases;
import io.volley.core.release.ShuffleNeeds;
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
 * Parks and gives back the executors that are not needed. Belongs to the driver's loop: it takes Spark's locks for moments,
 * while it holds none.
 */
public final class Surplus {
    private static final Logger LOG = LoggerFactory.getLogger(Surplus.class);

    private final ReleaseRules rules;
    private final Parking parking;
    private final Inventory inventory;
    private final ShuffleSizes shuffles;
    private final Releasing releasing;
    private final Migrations migrations;
    private final ShuffleNeeds needs = new ShuffleNeeds();
    private final Map<ProfileId, Releases> profiles = new HashMap<>();
    private ImmutableSet<String> parked = ImmutableSet.of();

    /** The shuffles that running jobs need, as of the last step. */
    private volatile ImmutableSet<Integer> needed = ImmutableSet.of();

    private Surplus(
            ReleaseRules rules,
            Parking parking,
            Inventory inventory,
            ShuffleSizes shuffles,
            Releasing releasing,
            Migrations migrations) {
        this.rules = rules;
        this.parking = parking;
        this.inventory = inventory;
        this.shuffles = shuffles;
        this.releasing = releasing;
        this.migrations = migrations;
    }

    /** The surplus of an application: under dynamic allocation, unless everything is to be as in stock Spark. */
    public static Optional<Surplus> under(
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
                        settings.volley().release().rules(settings.allocation()),
                        settings.volley().release().migrateTimeout()))
                : Optional.empty();
    }

    private static Surplus of(
            SparkContext context,
            VolleyTaskScheduler scheduler,
            CoarseGrainedSchedulerBackend backend,
            ReleaseRules rules,
            Duration migrateTimeout) {
        MapOutputTrackerMaster tracker = (MapOutputTrackerMaster) context.env().mapOutputTracker();
        ShuffleSizes shuffles = new ShuffleSizes(tracker, scheduler::readersOf);
        Inventory inventory =
                new Inventory(shuffles, context.env().blockManager().master(), scheduler::runningTasks);
        Releasing releasing = new Releasing(backend);
        Migrations migrations =
                new Migrations(releasing, new TaskPlaces(scheduler, tracker), migrateTimeout.toMillis() / 1e3);
        Surplus surplus = new Surplus(rules, scheduler, inventory, shuffles, releasing, migrations);
        if (rules.executorsHoldShuffle()) {
            scheduler.spare(surplus::holdsWhatIsNeeded);
        }
        return surplus;
    }

    /**
     * What listens to Spark's jobs for it.
     *
     * @param loop brings a fact to the driver's loop
     */
    public SparkListener listener(Consumer<Runnable> loop) {
        return new ReleaseEvents(
                fact -> loop.accept(() -> fact.accept(needs)),
                executor -> loop.accept(() -> migrations.removed(executor)));
    }

    /**
     * Decides for the moment, and does it. While what executors hold cannot be found out nobody is parked or given back.
     *
     * @param present the executors of each profile that are here, by Spark's ids of them
     * @param targets how many of each profile are needed now
     * @param othersWait whether other applications wait for what exceeds that, however many were needed before
     * @return for each profile who is parked and why; profiles without surplus are not named
     */
    public Map<ProfileId, Decision> step(
            Map<ProfileId, Set<String>> present, Map<ProfileId, Integer> targets, boolean othersWait, double now) {
        if (othersWait) {
            profiles.values().forEach(Releases::forget);
        }
        try {
            return decide(present, targets, now);
        } catch (Inventory.UnknownException unknown) {
            LOG.warn("Nobody is parked or given back for now: it is not known what executors hold", unknown);
            park(ImmutableSet.of());
            return Map.of();
        }
    }

    /** How many of each profile are here and take no more tasks, for their data is being moved. */
    public Map<ProfileId, Long> moving() {
        return migrations.moving();
    }

    private Map<ProfileId, Decision> decide(
            Map<ProfileId, Set<String>> present, Map<ProfileId, Integer> targets, double now) {
        needed = needs.needed(shuffles::isComplete);
        Map<ProfileId, Decision> decisions = new TreeMap<>();
        Supplier<Map<String, Holding>> holdings = Suppliers.memoize(() ->
                inventory.of(present.values().stream().flatMap(Set::stream).toList(), needed));
        present.forEach((profile, executors) -> {
            Releases releases = profiles.computeIfAbsent(profile, unknown -> new Releases(rules));
            int wanted = targets.getOrDefault(profile, 0);
            if (releases.surplus(wanted, executors.size(), now) > 0 || releases.hasParked()) {
                decisions.put(profile, releases.decide(wanted, of(executors, holdings.get()), now));
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
            say("Parked, for they are not needed", Sets.difference(next, parked));
            say("Back at work or gone", Sets.difference(parked, next));
            parked = next;
            parking.park(next);
        }
    }

    private void release(ProfileId profile, Decision decision, double now) {
        if (!decision.kill().isEmpty() || !decision.migrate().isEmpty()) {
            decision.reasons().forEach(LOG::info);
        }
        if (!decision.kill().isEmpty()) {
            releasing.kill(decision.kill());
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

    private static Collection<Holding> of(Set<String> executors, Map<String, Holding> holdings) {
        return executors.stream()
                .map(executor -> holdings.getOrDefault(executor, Holding.nothing(executor, 0)))
                .toList();
    }
}
