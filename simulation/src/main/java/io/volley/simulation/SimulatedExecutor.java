package io.volley.simulation;

import io.volley.core.scalein.ExecutorUsage;

/** An executor of the simulation: its free slots, and the shuffle data on it. */
final class SimulatedExecutor {
    private static final int NOWHERE = -1;

    private final String id;
    private final int slots;
    private final double allocated;
    private int running;
    private boolean parked;
    private long neededBytes;
    private long staleBytes;
    /** Where it stands among those that take tasks. */
    private int place = NOWHERE;

    SimulatedExecutor(String id, int slots, double allocated) {
        this.id = id;
        this.slots = slots;
        this.allocated = allocated;
    }

    String id() {
        return id;
    }

    /** When the cluster began to hold it for the application, in seconds. */
    double allocated() {
        return allocated;
    }

    int running() {
        return running;
    }

    boolean takesTasks() {
        return !parked && running < slots;
    }

    int place() {
        return place;
    }

    void place(int next) {
        place = next;
    }

    void displaced() {
        place = NOWHERE;
    }

    boolean isPlaced() {
        return place != NOWHERE;
    }

    void park(boolean now) {
        parked = now;
    }

    void started() {
        running++;
        if (running > slots) {
            throw new IllegalStateException("executor %s runs %d tasks in %d slots".formatted(id, running, slots));
        }
    }

    void ended() {
        running--;
    }

    void wrote(long bytes) {
        neededBytes += bytes;
    }

    void neededNoMore(long bytes) {
        neededBytes -= bytes;
        staleBytes += bytes;
    }

    void cleaned(long bytes) {
        staleBytes -= bytes;
    }

    ExecutorUsage usage() {
        return new ExecutorUsage(id, running, neededBytes, staleBytes, 0);
    }
}
