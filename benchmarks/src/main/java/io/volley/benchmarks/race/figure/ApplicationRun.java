package io.volley.benchmarks.race.figure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.ExecutorTime;
import java.util.List;
import java.util.OptionalLong;

/**
 * One application of a run.
 *
 * @param seen what its driver saw
 * @param use what the cluster saw of it
 */
public record ApplicationRun(JobRecording seen, ClusterUse use) {
    /** Seconds from one moment to another, both in milliseconds since 1970. */
    public static double seconds(long from, long to) {
        return (to - from) / 1e3;
    }

    /** How long the load took, in seconds. */
    @JsonIgnore
    public double loadSeconds() {
        return seconds(seen.started(), seen.ended());
    }

    /** Seconds from the submission of the first stage to some moment. */
    public double afterFirstStage(long at) {
        return seconds(seen.firstStage(), at);
    }

    /** Seconds from the submission of the first stage until so many had been requested; not a number if they never were. */
    public double requested(int many) {
        OptionalLong at = use.allRequestedAt(many);
        return at.isPresent() ? afterFirstStage(at.getAsLong()) : Double.NaN;
    }

    /** Seconds from the submission of the first stage until so many had registered; not a number if so many never did. */
    public double registered(int many) {
        List<ExecutorTime> executors = seen.executors();
        return executors.size() < many
                ? Double.NaN
                : afterFirstStage(executors.get(many - 1).registered());
    }

    /** What its executors cost from the load's begin to its end, from allocation to end of each, in seconds. */
    @JsonIgnore
    public double executorSeconds() {
        return use.heldSeconds(seen.started(), seen.ended());
    }
}
