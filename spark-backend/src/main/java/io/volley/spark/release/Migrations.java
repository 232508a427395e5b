package io.volley.spark.release;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.record.ProfileId;
import io.volley.core.release.Holding;
import io.volley.core.release.Migration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executors whose data is being moved before they go. Belongs to the driver's loop. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final Releasing releasing;
    private final TaskPlaces places;
    private final double limitSeconds;
    private final Map<String, Migration> open = new TreeMap<>();

    /** Who takes no more tasks for it, until it is given back or gone: also those that take too long. */
    private final Map<String, ProfileId> moving = new TreeMap<>();

    Migrations(Releasing releasing, TaskPlaces places, double limitSeconds) {
        this.releasing = releasing;
        this.places = places;
        this.limitSeconds = limitSeconds;
    }

    void begin(ProfileId profile, Set<String> executors, double now) {
        ImmutableSet<String> begun = releasing.decommission(executors);
        begun.forEach(executor -> {
            open.put(executor, Migration.begun(executor, now));
            moving.put(executor, profile);
        });
        Set<String> refused = Sets.difference(executors, begun);
        if (!refused.isEmpty()) {
            LOG.info("Spark does not decommission executors {}", String.join(", ", refused));
        }
    }

    void removed(String executor) {
        open.remove(executor);
        moving.remove(executor);
    }

    /** How many of each profile take no more tasks, and have not been given back. */
    Map<ProfileId, Long> moving() {
        return moving.values().stream().collect(groupingBy(Function.identity(), counting()));
    }

    /** @param inventory looks through executors */
    void step(Function<Collection<String>, Map<String, Holding>> inventory, double now) {
        if (open.isEmpty()) {
            return;
        }
        Map<String, Holding> holdings = inventory.apply(open.keySet());
        ImmutableSet<Long> running = places.running();
        for (Migration migration : List.copyOf(open.values())) {
            String executor = migration.executor();
            Holding holding = holdings.getOrDefault(executor, Holding.nothing(executor, 0));
            switch (migration.next(holding, running, limitSeconds, now)) {
                case WAIT -> {}
                case TELL_PLACES -> {
                    LOG.info("The data of executor {} has been moved", executor);
                    open.put(executor, migration.told(places.tell()));
                }
                case KILL -> {
                    LOG.info("Executor {} is given back: its data has been moved, and no task reads from it", executor);
                    removed(executor);
                    releasing.killMoved(executor);
                }
                case ABANDON -> {
                    LOG.warn(
                            "The data of executor {} has not been moved in {} s (spark.volley.release.migrateTimeout); Spark goes on with it",
                            executor,
                            limitSeconds);
                    open.remove(executor);
                }
            }
        }
    }
}
