package io.volley.simulation;

import com.google.common.collect.ImmutableSet;

/**
 * A stage of a job.
 *
 * @param id unique in the simulation; lower ones come first where several wait
 * @param callSite the place in the program, by which the planner knows it again
 * @param lengths of its tasks
 * @param parents the stages whose shuffles it reads
 * @param shuffleBytes what each task leaves on its executor for those that read it; 0 if it is the last of its job
 */
record SimulatedStage(int id, String callSite, TaskLengths lengths, ImmutableSet<Integer> parents, long shuffleBytes) {
    SimulatedStage {
        if (lengths.tasks() <= 0 || lengths.meanSeconds() <= 0 || shuffleBytes < 0) {
            throw new IllegalArgumentException("tasks %d, meanSeconds %s, shuffleBytes %d of \"%s\": not possible"
                    .formatted(lengths.tasks(), lengths.meanSeconds(), shuffleBytes, callSite));
        }
    }

    /** One whose tasks' lengths are drawn around their mean. */
    SimulatedStage(
            int id, String callSite, int tasks, double meanSeconds, ImmutableSet<Integer> parents, long shuffleBytes) {
        this(id, callSite, new TaskLengths.Drawn(tasks, meanSeconds), parents, shuffleBytes);
    }

    /** How many tasks it has. */
    int tasks() {
        return lengths.tasks();
    }

    /** What it takes one slot to do it all, in seconds, on average. */
    double taskSeconds() {
        return tasks() * lengths.meanSeconds();
    }
}
