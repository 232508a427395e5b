package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Set;

/** A job that has begun, and how far it is. */
final class RunningJob {
    private final SimulatedJob job;
    private final Set<Integer> submitted = new HashSet<>();
    private final Set<Integer> done = new HashSet<>();

    RunningJob(SimulatedJob job) {
        this.job = job;
    }

    SimulatedJob job() {
        return job;
    }

    /** The stages that can run now and have not been given out before: those whose parents are done. */
    ImmutableList<SimulatedStage> next() {
        return job.stages().stream()
                .filter(stage -> done.containsAll(stage.parents()) && submitted.add(stage.id()))
                .collect(ImmutableList.toImmutableList());
    }

    void done(SimulatedStage stage) {
        done.add(stage.id());
    }

    boolean isDone() {
        return done.size() == job.stages().size();
    }
}
