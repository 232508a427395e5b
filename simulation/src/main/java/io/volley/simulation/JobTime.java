package io.volley.simulation;

/**
 * How long a job took, from its arrival on.
 *
 * @param application whose job it is
 * @param job what came
 * @param end when it was done, in seconds of the simulation
 */
record JobTime(String application, SimulatedJob job, double end) {
    /** What a job may take; the stream's next micro-batch comes then. */
    static final double DEADLINE_SECONDS = 60;

    double seconds() {
        return end - job.arrival();
    }

    boolean isLate() {
        return seconds() > DEADLINE_SECONDS;
    }
}
