package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * What is asked of an application at once and answered at once: a job of RDDs, or a query.
 *
 * @param id unique in the application; jobs are numbered as they arrive
 * @param arrival when it arrives, in seconds of the simulation
 * @param isQuery whether it is an execution of Spark SQL: then what it has written is needed until all of it is over
 * @param parts earlier ones before those that come after them
 */
record SimulatedJob(int id, double arrival, boolean isQuery, ImmutableList<JobPart> parts) {
    /**
     * A job of RDDs.
     *
     * @param stages parents before children
     */
    static SimulatedJob ofStages(int id, double arrival, ImmutableList<SimulatedStage> stages) {
        return new SimulatedJob(id, arrival, false, ImmutableList.of(new JobPart(id, stages, ImmutableSet.of(), 0)));
    }

    /** Those of all parts. */
    ImmutableList<SimulatedStage> stages() {
        return parts.stream().flatMap(part -> part.stages().stream()).collect(ImmutableList.toImmutableList());
    }

    /** What it takes one slot to do it all, in seconds, on average. */
    double taskSeconds() {
        return stages().stream().mapToDouble(SimulatedStage::taskSeconds).sum();
    }

    Size size() {
        return Size.of(taskSeconds());
    }

    /** Classes of jobs, by the work in them. */
    enum Size {
        SMALL(1_000),
        MEDIUM(30_000),
        LARGE(Double.POSITIVE_INFINITY);

        private final double belowTaskSeconds;

        Size(double belowTaskSeconds) {
            this.belowTaskSeconds = belowTaskSeconds;
        }

        static Size of(double taskSeconds) {
            for (Size size : values()) {
                if (taskSeconds < size.belowTaskSeconds) {
                    return size;
                }
            }
            return LARGE;
        }
    }
}
