package io.volley.simulation;

import java.util.Random;

/** The tasks of a stage that has been submitted, first in, first out. How long each takes depends on the seed alone. */
final class SimulatedTaskSet {
    private final SimulatedStage stage;
    private final RunningJob job;
    private final Random random;
    private int started;
    private int ended;

    SimulatedTaskSet(SimulatedStage stage, RunningJob job, long seed) {
        this.stage = stage;
        this.job = job;
        this.random = new Random(seed * 1_000_003 + stage.id());
    }

    SimulatedStage stage() {
        return stage;
    }

    RunningJob job() {
        return job;
    }

    /** The place of the next task. */
    int next() {
        return started++;
    }

    /** How long a task takes, in seconds; to be asked once for each, as they start. */
    double seconds(int place) {
        return stage.lengths().next(place, random);
    }

    boolean allStarted() {
        return started == stage.tasks();
    }

    /** One more has ended. Returns whether that was the last. */
    boolean ended() {
        ended++;
        return ended == stage.tasks();
    }
}
