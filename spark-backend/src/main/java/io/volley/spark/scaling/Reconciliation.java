package io.volley.spark.scaling;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.executors.ExecutorTracker;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ShuffleNeeds;
import io.volley.spark.scalein.ScaleIn;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Corrects by Spark's own state what its events have told. Spark drops events when a queue of its listener bus is full: without
 * this a lost end of a task would count as a task for ever. What is known to one side alone is believed when it is so
 * for the second time in a row, for events come late. Belongs to the driver's loop.
 */
final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final double EVERY_SECONDS = 5;

    private final SchedulerState state;
    private final DemandListener tasks;
    private final LocalityPreferences locality;
    private final ExecutorTracker executors;
    private final Optional<ScaleIn> scaleIn;
    private final Twice<String> goneExecutors = new Twice<>();
    private final Twice<String> newExecutors = new Twice<>();
    private final Twice<Integer> endedJobs = new Twice<>();
    private final Twice<Integer> unknownJobs = new Twice<>();
    private final Twice<Long> endedQueries = new Twice<>();
    private double next = EVERY_SECONDS;

    Reconciliation(
            SchedulerState state,
            DemandListener tasks,
            LocalityPreferences locality,
            ExecutorTracker executors,
            Optional<ScaleIn> scaleIn) {
        this.state = state;
        this.tasks = tasks;
        this.locality = locality;
        this.executors = executors;
        this.scaleIn = scaleIn;
    }

    /** Does it if it is time. */
    void step(double now) {
        if (now >= next) {
            next = now + EVERY_SECONDS;
            locality.retain(tasks.correct(state.taskSets(), now));
            executors(state.executors(), now);
            scaleIn.ifPresent(found -> needs(found, found.needs()));
        }
    }

    private void executors(ImmutableMap<String, ProfileId> there, double now) {
        ImmutableSet<String> known = executors.registered();
        for (String executor : goneExecutors.confirmed(Sets.difference(known, there.keySet()))) {
            LOG.info("Executor {} is gone, and no event has told of it", executor);
            executors.removed(executor, now);
            scaleIn.ifPresent(found -> found.removed(executor));
        }
        for (String executor : newExecutors.confirmed(Sets.difference(there.keySet(), known))) {
            LOG.info("Executor {} is there, and no event has told of it", executor);
            executors.registered(executor, there.getOrDefault(executor, ProfileId.DEFAULT), now);
        }
    }

    private void needs(ScaleIn found, ShuffleNeeds needs) {
        ImmutableSet<Integer> running = state.jobs();
        Set<Integer> ended = endedJobs.confirmed(Sets.difference(needs.jobs(), running));
        Set<Long> over = endedQueries.confirmed(Sets.filter(needs.executions(), query -> !state.isExecuted(query)));
        state.outputs().forEach(output -> needs.written(output.shuffle(), output.executions()));
        needs.forgetUnless(job -> !ended.contains(job), query -> !over.contains(query), found::knowsShuffle);
        Set<Integer> unknown = unknownJobs.confirmed(Sets.difference(running, needs.jobs()));
        if (!unknown.isEmpty()) {
            LOG.info(
                    "Jobs {} run, and no event has told of them: all shuffle data is kept until they are over",
                    unknown);
        }
        needs.unknownJobs(unknown);
    }

    /** What is so for the second time in a row. */
    private static final class Twice<T> {
        private ImmutableSet<T> before = ImmutableSet.of();

        private ImmutableSet<T> confirmed(Set<T> now) {
            ImmutableSet<T> both = Sets.intersection(now, before).immutableCopy();
            before = ImmutableSet.copyOf(now);
            return both;
        }
    }
}
