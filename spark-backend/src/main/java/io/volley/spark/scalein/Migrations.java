package io.volley.spark.scalein;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.core.scalein.Migration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executors whose data is being migrated before they go. Belongs to the driver's loop. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final Releaser releaser;
    private final TaskPlaces places;
    private final double limitSeconds;
    private final Map<String, Migration> open = new TreeMap<>();

    /** Who takes no more tasks for it, until it is released or gone: also those that take too long. */
    private final Map<String, ProfileId> migrating = new TreeMap<>();

    Migrations(Releaser releaser, TaskPlaces places, double limitSeconds) {
        this.releaser = releaser;
        this.places = places;
        this.limitSeconds = limitSeconds;
    }

    /** Returns those whose migration has begun: Spark may refuse some. */
    ImmutableSet<String> begin(ProfileId profile, Set<String> executors, double now) {
        ImmutableSet<String> begun = releaser.decommission(executors);
        begun.forEach(executor -> {
            open.put(executor, Migration.begun(executor, now));
            migrating.put(executor, profile);
        });
        Set<String> refused = Sets.difference(executors, begun);
        if (!refused.isEmpty()) {
            LOG.debug("Spark refused to decommission executors {}", String.join(", ", refused));
        }
        return begun;
    }

    boolean isAnyOpen() {
        return !open.isEmpty();
    }

    void removed(String executor) {
        open.remove(executor);
        migrating.remove(executor);
    }

    /** How many of each profile take no more tasks, and have not been released. */
    Map<ProfileId, Long> migrating() {
        return migrating.values().stream().collect(groupingBy(Function.identity(), counting()));
    }

    /** @param inventory looks through executors */
    void step(Function<Collection<String>, Map<String, ExecutorUsage>> inventory, double now) {
        if (open.isEmpty()) {
            return;
        }
        Map<String, ExecutorUsage> usages = inventory.apply(open.keySet());
        ImmutableSet<Long> running = places.running();
        for (Migration migration : List.copyOf(open.values())) {
            String executor = migration.executor();
            ExecutorUsage usage = usages.getOrDefault(executor, ExecutorUsage.nothing(executor, 0));
            switch (migration.next(usage, running, limitSeconds, now)) {
                case WAIT -> {}
                case TELL_PLACES -> {
                    LOG.info("The data of executor {} has been migrated", executor);
                    open.put(executor, migration.told(places.tell()));
                }
                case KILL -> {
                    LOG.info("Releasing executor {}: its data has been migrated, and no task reads from it", executor);
                    removed(executor);
                    releaser.killMigrated(executor);
                }
                case ABANDON -> {
                    LOG.warn(
                            "The data of executor {} was not migrated within {} s (spark.volley.release.migrateTimeout); leaving it to Spark",
                            executor,
                            limitSeconds);
                    open.remove(executor);
                }
            }
        }
    }
}
