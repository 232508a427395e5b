package io.volley.yarn;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * A process that can be stopped for a while, or killed. What it was to do while it stood still it does once it goes on, each
 * of its threads in its own order.
 */
final class SimulatedProcess {
    private final SimulatedTime time;
    private final Chance chance;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean alive = true;
    private boolean paused;

    SimulatedProcess(SimulatedTime time, Chance chance) {
        this.time = time;
        this.chance = chance;
    }

    boolean alive() {
        return alive;
    }

    boolean paused() {
        return paused;
    }

    void after(long millis, Runnable work) {
        time.after(millis, () -> run(work));
    }

    void every(long millis, Runnable work) {
        after(millis, () -> {
            work.run();
            every(millis, work);
        });
    }

    private void run(Runnable work) {
        if (alive && paused) {
            waiting.add(work);
        } else if (alive) {
            work.run();
        }
    }

    void pause() {
        paused = true;
    }

    void goOn() {
        paused = false;
        waiting.forEach(work -> after(chance.between(0, 20), work));
        waiting.clear();
    }

    void kill() {
        alive = false;
    }

    /** A thread of this process: what it is given it does one after the other, in order. */
    Executor thread() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        return task -> {
            tasks.add(task);
            after(
                    chance.percent(5) ? chance.between(5, 100) : chance.between(0, 5),
                    () -> tasks.remove().run());
        };
    }
}
