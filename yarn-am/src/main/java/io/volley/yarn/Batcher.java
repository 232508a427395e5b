package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Carries things to the event thread: those that come while it is busy go together. An event costs what the ledger is
 * large, and a large batch has an answer from each of a thousand nodes.
 */
final class Batcher<T> {
    private final Executor events;
    private final Consumer<ImmutableList<T>> listener;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean announced = new AtomicBoolean();

    /** @param listener called on the event thread, never with nothing */
    Batcher(Executor events, Consumer<ImmutableList<T>> listener) {
        this.events = events;
        this.listener = listener;
    }

    /** Hands things over, from any thread. */
    void add(ImmutableList<T> things) {
        waiting.addAll(things);
        if (announced.compareAndSet(false, true)) {
            events.execute(this::deliver);
        }
    }

    private void deliver() {
        // First this: what is added from now on announces itself anew.
        announced.set(false);
        ImmutableList.Builder<T> all = ImmutableList.builder();
        for (T next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        ImmutableList<T> things = all.build();
        if (!things.isEmpty()) {
            listener.accept(things);
        }
    }
}
