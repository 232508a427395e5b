package io.volley.spark.release;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
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

    Migrations(Releasing releasing, TaskPlaces places, double limitSeconds) {
        this.releasing = releasing;
        this.places = places;
        this.limitSeconds = limitSeconds;
    }

    void begin(Set<String> executors, double now) {
        ImmutableSet<String> begun = releasing.decommission(executors);
        begun.forEach(executor -> open.put(executor, Migration.begun(executor, now)));
        Set<String> refused = Sets.difference(executors, begun);
        if (!refused.isEmpty()) {
            LOG.info("Spark does not decommission executors {}", String.join(", ", refused));
        }
    }

    void removed(String executor) {
        open.remove(executor);
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
                    open.remove(executor);
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
