package io.volley.cli.simulate;

/** What is counted in a simulation, over all applications. */
final class Meters {
    /** Slots that are asked for. */
    private final Level wanted = new Level();
    /** Slots that the cluster holds for applications, from the grant on. */
    private final Level held = new Level();
    /** Slots that run tasks. */
    private final Level used = new Level();

    private double lifetimes;
    private double taskSeconds;
    private long tasks;

    Level wanted() {
        return wanted;
    }

    Level held() {
        return held;
    }

    Level used() {
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
