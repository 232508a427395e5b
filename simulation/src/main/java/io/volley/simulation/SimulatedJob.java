package io.volley.simulation;

import com.google.common.collect.ImmutableList;

/**
 * A job of an application.
 *
 * @param id unique in the application; jobs are numbered as they arrive
 * @param arrival when it arrives, in seconds of the simulation
 * @param stages parents before children
 */
record SimulatedJob(int id, double arrival, ImmutableList<SimulatedStage> stages) {
    /** What it takes one slot to do it all, in seconds, on average. */
    double taskSeconds() {
        return stages.stream().mapToDouble(SimulatedStage::taskSeconds).sum();
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
