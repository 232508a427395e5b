package io.volley.benchmarks.race;

import com.google.common.math.Quantiles;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.ExecutorTime;
import io.volley.benchmarks.race.job.JobRecording.Part;
import java.util.List;
import java.util.OptionalLong;

/**
 * One run of a scenario by one system.
 *
 * @param executors how many executors it may have at most
 * @param seen what its driver saw
 * @param use what the cluster saw of it
 */
record RaceRun(int executors, JobRecording seen, ClusterUse use) {
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

    /** Seconds from the submission of the first stage until all had been requested; not a number if they never were. */
    double allRequested() {
        OptionalLong at = use.allRequestedAt(executors);
        return at.isPresent() ? afterFirstStage(at.getAsLong()) : Double.NaN;
    }

    /** Seconds from the submission of the first stage until so many had registered; not a number if so many never did. */
    double registered(int many) {
        List<ExecutorTime> executors = seen.executors();
        return executors.size() < many
                ? Double.NaN
                : afterFirstStage(executors.get(many - 1).registered());
    }

    /** What its executors cost from the load's begin to its end, from allocation to end of each. */
    double executorSeconds() {
        return use.heldSeconds(seen.started(), seen.ended());
    }

    /** The time that so many percent of its jobs took at most, in seconds, interpolated where it lies between two. */
    double jobSeconds(int percent) {
        return Quantiles.percentiles()
                        .index(percent)
                        .compute(seen.jobs().stream().map(Part::millis).toList())
                / 1e3;
    }
}
