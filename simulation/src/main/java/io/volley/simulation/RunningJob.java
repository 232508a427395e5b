package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A job that has begun, and how far it is. */
final class RunningJob {
    private final SimulatedJob job;
    private final List<JobPart> waiting;
    private final List<JobPart> begun = new ArrayList<>();
    private final Set<Integer> over = new HashSet<>();
    private final Set<Integer> submitted = new HashSet<>();
    private final Set<Integer> done = new HashSet<>();

    RunningJob(SimulatedJob job) {
        this.job = job;
        this.waiting = new ArrayList<>(job.parts());
    }

    SimulatedJob job() {
        return job;
    }

    /** The parts that can come now and have not been given out before: those for which nothing is to wait any more. */
    ImmutableList<JobPart> nextParts() {
        ImmutableList<JobPart> next = waiting.stream()
                .filter(part -> over.containsAll(part.after()))
                .collect(ImmutableList.toImmutableList());
        waiting.removeAll(next);
        return next;
    }

    /** The scheduler knows of a part from now on. */
    void begun(JobPart part) {
        begun.add(part);
    }

    /** The stages that can run now and have not been given out before: those of known parts whose parents are done. */
    ImmutableList<SimulatedStage> next() {
        return begun.stream()
                .flatMap(part -> part.stages().stream())
                .filter(stage -> done.containsAll(stage.parents()) && submitted.add(stage.id()))
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns the parts that are over with this. */
    ImmutableList<JobPart> done(SimulatedStage stage) {
        done.add(stage.id());
        ImmutableList<JobPart> ended = begun.stream()
                .filter(part -> part.stages().stream().allMatch(its -> done.contains(its.id())))
                .collect(ImmutableList.toImmutableList());
        begun.removeAll(ended);
        ended.forEach(part -> over.add(part.id()));
        return ended;
    }

    boolean isDone() {
        return over.size() == job.parts().size();
    }
}
