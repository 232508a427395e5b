package io.volley.spark;

import io.volley.coordination.EventLoop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How the driver decides on its one thread. Facts hop onto it by {@link #hop}; each marks the state as changed, and a step
 * follows soon after, so that facts that come together are decided on together. Steps also run at a steady pace.
 */
public final class DriverLoop implements AutoCloseable {
    private static final Duration LAST_FACTS = Duration.ofSeconds(5);

    private final EventLoop thread;
    private final Duration pause;
    private final Duration pace;
    private final Runnable step;
    private final AtomicBoolean stepIsDue = new AtomicBoolean();

    /**
     * @param thread where facts and steps run; ends when one fails
     * @param pause how long facts are gathered before a step
     * @param pace how often a step runs without any
     * @param step what decides
     */
    public DriverLoop(EventLoop thread, Duration pause, Duration pace, Runnable step) {
        this.thread = thread;
        this.pause = pause;
        this.pace = pace;
        this.step = step;
    }

    public void start() {
        thread.execute(step);
        thread.every(pace, step);
    }

    /** Takes note of a fact on the loop's thread and decides soon after. Returns at once; nothing happens once closed. */
    public void hop(Runnable fact) {
        thread.execute(fact);
        decideSoon();
    }

    /** Something that a step looks at has changed: decides soon after. Returns at once; nothing happens once closed. */
    public void decideSoon() {
        if (stepIsDue.compareAndSet(false, true)) {
            thread.after(pause, () -> {
                stepIsDue.set(false);
                step.run();
            });
        }
    }

    /** Takes note of the facts that have come, if that takes no longer than a moment, and ends the thread. */
    @Override
    public void close() {
        thread.drain(LAST_FACTS);
    }
}
