package io.volley.cli.race;

import io.volley.cli.race.job.Observed;
import io.volley.cli.race.job.Observed.Part;
import java.util.List;
import java.util.OptionalLong;

/**
 * One run of a scenario by one contender.
 *
 * @param executors how many executors it may have at most
 * @param seen what its driver saw
 * @param use what the cluster saw of it
 */
record Run(int executors, Observed seen, ClusterUse use) {
    double seconds(long from, long to) {
        return (to - from) / 1e3;
    }

    /** How long the load took, in seconds. */
    double loadSeconds() {
        return seconds(seen.started(), seen.ended());
    }

    /** Seconds from the submission of the first stage on. */
    double afterFirstStage(long at) {
        return seconds(seen.firstStage(), at);
    }

    /** Seconds from the submission of the first stage until all had been asked for; not a number if they never were. */
    double allAsked() {
        OptionalLong at = use.allAskedAt(executors);
        return at.isPresent() ? afterFirstStage(at.getAsLong()) : Double.NaN;
    }

    /** Seconds from the submission of the first stage until so many had registered; not a number if so many never did. */
    double registered(int many) {
        List<Long> registered = seen.registered();
        return registered.size() < many ? Double.NaN : afterFirstStage(registered.get(many - 1));
    }

    /** What its executors cost from the load's begin to its end, from grant to end of each. */
    double executorSeconds() {
        return use.heldSeconds(seen.started(), seen.ended());
    }

    /** The least time that so many percent of its jobs took at most, in seconds. */
    double jobSeconds(int percent) {
        List<Long> sorted = seen.jobs().stream().map(Part::millis).sorted().toList();
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(1, rank) - 1) / 1e3;
    }
}
