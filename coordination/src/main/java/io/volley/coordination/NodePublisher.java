package io.volley.coordination;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Writes the newest state and forgets those before it. What has number {@code written} stands in the store. */
final class NodePublisher<T> implements Publisher<T> {
    private final Consumer<byte[]> target;
    private final Runnable fenced;
    private final RetryingTask task;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private byte[] newest = new byte[0];
    private long wanted;
    private long written;
    private boolean closed;

    /**
     * @param target writes one state, and throws {@link FencedException} if that is not allowed any more
     * @param fenced is run once then
     * @param tasks makes the task that calls the given work, and what follows its end
     */
    NodePublisher(
            Consumer<byte[]> target,
            Runnable fenced,
            BiFunction<Consumer<RetryingTask>, Runnable, RetryingTask> tasks) {
        this.target = target;
        this.fenced = fenced;
        this.task = tasks.apply(self -> write(), this::ended);
    }

    @Override
    public void publish(T state) {
        byte[] bytes = RecordJson.write(state);
        lock.lock();
        try {
            newest = bytes;
            wanted++;
        } finally {
            lock.unlock();
        }
        task.run();
    }

    @Override
    public boolean flush(Duration limit) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(limit);
        lock.lock();
        try {
            while (written < wanted && !closed && left > 0) {
                left = progress.awaitNanos(left);
            }
            return written == wanted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        task.end();
    }

    private void ended() {
        lock.lock();
        try {
            closed = true;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        byte[] bytes;
        long number;
        lock.lock();
        try {
            bytes = newest;
            number = wanted;
        } finally {
            lock.unlock();
        }
        if (number == written) {
            return;
        }
        try {
            target.accept(bytes);
            wrote(number);
        } catch (FencedException later) {
            close();
            fenced.run();
        }
    }

    private void wrote(long number) {
        lock.lock();
        try {
            written = number;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
