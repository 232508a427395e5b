package io.volley.coordination;

import com.google.common.base.Ticker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One thread and a clock in virtual time: what is scheduled runs when {@link #advance} has come to its time. */
public final class VirtualThread extends AbstractExecutorService implements ScheduledExecutorService {
    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>(
            Comparator.<Task<?>>comparingLong(task -> task.at).thenComparingLong(task -> task.order));
    private long now;
    private long scheduled;
    private boolean shutdown;

    /** The time. */
    public Ticker ticker() {
        return new Ticker() {
            @Override
            public long read() {
                return now;
            }
        };
    }

    /** Lets so many seconds pass, and what is due in them happen. */
    public void advance(double seconds) {
        long end = now + Math.round(seconds * 1e9);
        while (!tasks.isEmpty() && tasks.peek().at <= end) {
            Task<?> next = tasks.remove();
            now = Math.max(now, next.at);
            next.happen();
        }
        now = end;
    }

    private <T> Task<T> enter(Callable<T> work, long delay, long every, TimeUnit unit) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        Task<T> task = new Task<>(work, now + unit.toNanos(delay), unit.toNanos(every));
        tasks.add(task);
        return task;
    }

    @Override
    public void execute(Runnable command) {
        var unused = schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return enter(
                () -> {
                    command.run();
                    return true;
                },
                delay,
                0,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return enter(callable, delay, 0, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(command, first, period, unit);
    }

    /** Work takes no virtual time, so that a rate and a delay are the same. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        Task<Boolean> task = enter(
                () -> {
                    command.run();
                    return true;
                },
                0,
                delay,
                unit);
        tasks.remove(task);
        task.at = now + unit.toNanos(first);
        tasks.add(task);
        return task;
    }

    @Override
    public void shutdown() {
        shutdown = true;
        tasks.removeIf(task -> task.every > 0);
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = new ArrayList<>(tasks);
        shutdown = true;
        tasks.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && tasks.isEmpty();
    }

    /** Runs what is due; nobody else does. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        advance(unit.toNanos(timeout) / 1e9);
        return isTerminated();
    }

    /** Something that is to happen. */
    private final class Task<T> extends FutureTask<T> implements ScheduledFuture<T> {
        private final long every;
        private final long order = scheduled++;
        private long at;

        private Task(Callable<T> work, long at, long every) {
            super(work);
            this.at = at;
            this.every = every;
        }

        private void happen() {
            if (every == 0) {
                run();
            } else if (runAndReset() && !shutdown) {
                at += every;
                tasks.add(this);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
