package io.volley.simulation;

/** What is counted in a simulation, over all applications. */
final class Meters {
    /** Slots that are requested. */
    private final TimeAverage desired = new TimeAverage();
    /** Slots that the cluster holds for applications, from the allocation on. */
    private final TimeAverage held = new TimeAverage();
    /** Slots that run tasks. */
    private final TimeAverage used = new TimeAverage();

    private double lifetimes;
    private double taskSeconds;
    private long tasks;

    TimeAverage desired() {
        return desired;
    }

    TimeAverage held() {
        return held;
    }

    TimeAverage used() {
        return used;
    }

    /** An executor is gone that was held for so long. */
    void lived(double seconds) {
        lifetimes += seconds;
    }

    /** A task has ended that took so long. */
    void ran(double seconds) {
        taskSeconds += seconds;
        tasks++;
    }

    double lifetimes() {
        return lifetimes;
    }

    double taskSeconds() {
        return taskSeconds;
    }

    long tasks() {
        return tasks;
    }
}
