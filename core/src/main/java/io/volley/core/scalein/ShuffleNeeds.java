package io.volley.core.scalein;

import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Which shuffles running jobs still need: those that a stage reads which is still to run. Belongs to one thread.
 *
 * <p>A stage need not run if it is over, or if the shuffle that it writes is complete already and it does not run.
 */
public final class ShuffleNeeds {
    private final Map<Integer, Map<Integer, Stage>> jobs = new HashMap<>();
    private final Set<Integer> running = new HashSet<>();
    private final Set<Integer> over = new HashSet<>();

    /**
     * A stage of a job.
     *
     * @param id Spark's id of it
     * @param writes the shuffle that it writes; empty for the last stage of a job
     * @param parents the ids of the stages whose shuffles it reads
     */
    public record Stage(int id, OptionalInt writes, ImmutableSet<Integer> parents) {}

    /** A job has started, with all the stages that it may need. */
    public void jobStarted(int job, Collection<Stage> stages) {
        jobs.put(job, stages.stream().collect(Collectors.toMap(Stage::id, stage -> stage)));
    }

    public void stageSubmitted(int stage) {
        running.add(stage);
        over.remove(stage);
    }

    /** A stage has ended and did not fail, or it has ended for now and will be submitted again. */
    public void stageEnded(int stage, boolean succeeded) {
        running.remove(stage);
        if (succeeded) {
            over.add(stage);
        }
    }

    public void jobEnded(int job) {
        jobs.remove(job);
        Set<Integer> known = jobs.values().stream()
                .flatMap(stages -> stages.keySet().stream())
                .collect(Collectors.toSet());
        running.retainAll(known);
        over.retainAll(known);
    }

    /**
     * The shuffles that are needed, by Spark's ids of them.
     *
     * @param isComplete whether all of a shuffle's output is there
     */
    public ImmutableSet<Integer> needed(IntPredicate isComplete) {
        Set<Integer> needed = new TreeSet<>();
        for (Map<Integer, Stage> stages : jobs.values()) {
            for (Stage stage : stages.values()) {
                if (isToRun(stage, isComplete)) {
                    for (int parent : stage.parents()) {
                        Stage reads = stages.get(parent);
                        if (reads != null) {
                            reads.writes().ifPresent(needed::add);
                        }
                    }
                }
            }
        }
        return ImmutableSet.copyOf(needed);
    }

    private boolean isToRun(Stage stage, IntPredicate isComplete) {
        if (running.contains(stage.id())) {
            return true;
        }
        boolean isThere =
                stage.writes().isPresent() && isComplete.test(stage.writes().getAsInt());
        return !isThere && !over.contains(stage.id());
    }
}
