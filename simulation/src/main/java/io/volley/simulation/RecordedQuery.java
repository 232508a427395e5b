package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A query as it ran once: the jobs that adaptive execution cut it into, and the stages that really ran. Stages and jobs are told
 * apart by their places in it.
 *
 * @param name its description, for people
 * @param jobs as they were submitted
 * @param stages as they were submitted
 */
record RecordedQuery(String name, ImmutableList<Job> jobs, ImmutableList<Stage> stages) {
    /**
     * A job of a query.
     *
     * @param after the jobs that were over when this one was submitted, by their places
     * @param delaySeconds how long after the last of them, or after the start of the query, that was
     */
    record Job(ImmutableSet<Integer> after, double delaySeconds) {}

    /**
     * A stage of a query, that ran.
     *
     * @param job whose it was, by its place
     * @param code what it does
     * @param seconds how long each task took that succeeded, in the order of their indexes
     * @param parents the stages of the query whose shuffles it read, by their places
     * @param shuffleBytes what a task wrote on average; 0 if it wrote no shuffle
     */
    record Stage(
            int job, String code, ImmutableDoubleArray seconds, ImmutableSet<Integer> parents, long shuffleBytes) {}

    /**
     * The query as it comes again, over more data.
     *
     * @param scale how many times as many tasks a stage has; a stage of one task is one that gathers, and keeps it
     * @param firstJob the id of its first job
     * @param firstStage the id of its first stage
     */
    SimulatedJob job(int id, double arrival, int scale, int firstJob, int firstStage) {
        List<JobPart> parts = new ArrayList<>();
        for (int place = 0; place < jobs.size(); place++) {
            Job job = jobs.get(place);
            parts.add(new JobPart(
                    firstJob + place,
                    stagesOf(place, scale, firstStage),
                    shifted(job.after(), firstJob),
                    job.delaySeconds()));
        }
        return new SimulatedJob(id, arrival, true, ImmutableList.copyOf(parts));
    }

    private ImmutableList<SimulatedStage> stagesOf(int job, int scale, int firstStage) {
        ImmutableList.Builder<SimulatedStage> of = ImmutableList.builder();
        for (int place = 0; place < stages.size(); place++) {
            Stage stage = stages.get(place);
            if (stage.job() == job) {
                of.add(new SimulatedStage(
                        firstStage + place,
                        stage.code(),
                        new TaskLengths.Recorded(
                                stage.seconds(), stage.seconds().length() == 1 ? 1 : scale),
                        shifted(stage.parents(), firstStage),
                        stage.shuffleBytes()));
            }
        }
        return of.build();
    }

    private static ImmutableSet<Integer> shifted(ImmutableSet<Integer> places, int first) {
        return places.stream().map(place -> first + place).collect(ImmutableSet.toImmutableSet());
    }
}
