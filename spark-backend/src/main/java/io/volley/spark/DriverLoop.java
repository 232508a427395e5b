package io.volley.spark;

import com.google.common.base.Ticker;
import com.google.common.collect.Comparators;
import io.volley.coordination.EventLoop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How the driver decides on its one thread. Facts hop onto it by {@link #hop}; each marks the state as changed, and a step
 * follows soon after, so that facts that come together are decided on together. Steps also run at a steady pace. If a step
 * takes long the next one waits for so long that the loop is busy for a twentieth of the time at most.
 */
public final class DriverLoop implements AutoCloseable {
    /** How many times as long as a step the loop rests. */
    private static final int REST = 19;

    private static final Duration LAST_FACTS = Duration.ofSeconds(5);

    private final EventLoop thread;
    private final Duration pause;
    private final Duration pace;
    private final Runnable step;
    private final Ticker ticker;
    private volatile Duration rest = Duration.ZERO;
    private final AtomicBoolean stepIsDue = new AtomicBoolean();

    /**
     * @param thread where facts and steps run; ends when one fails
     * @param pause how long facts are gathered before a step
     * @param pace how often a step runs without any
     * @param step what decides
     * @param ticker measures how long that takes
     */
    public DriverLoop(EventLoop thread, Duration pause, Duration pace, Runnable step, Ticker ticker) {
        this.thread = thread;
        this.pause = pause;
        this.pace = pace;
        this.step = step;
        this.ticker = ticker;
    }

    public void start() {
        thread.execute(this::decide);
        thread.every(pace, this::decide);
    }

    /** Takes note of a fact on the loop's thread and decides soon after. Returns at once; nothing happens once closed. */
    public void hop(Runnable fact) {
        thread.execute(fact);
        decideSoon();
    }

    /** Something that a step looks at has changed: decides soon after. Returns at once; nothing happens once closed. */
    public void decideSoon() {
        if (stepIsDue.compareAndSet(false, true)) {
            thread.after(Comparators.max(pause, rest), () -> {
                stepIsDue.set(false);
                decide();
            });
        }
    }

    private void decide() {
        long begun = ticker.read();
        step.run();
        Duration took = Duration.ofNanos(ticker.read() - begun);
        rest = Comparators.min(pace, took.multipliedBy(REST));
    }

    /** Takes note of the facts that have come, if that takes no longer than a moment, and ends the thread. */
    @Override
    public void close() {
        thread.drain(LAST_FACTS);
    }
}
