package io.volley.core.release;

import java.util.ArrayDeque;
import java.util.Deque;

/** The highest need of the last while. Keeps only those that may still become the highest, the highest first. */
final class Peak {
    private final double windowSeconds;
    private final Deque<Need> needs = new ArrayDeque<>();

    Peak(double windowSeconds) {
        this.windowSeconds = windowSeconds;
    }

    /** The highest need within the window that ends now, with this one. */
    int with(int executors, double now) {
        while (!needs.isEmpty() && needs.getLast().executors <= executors) {
            needs.removeLast();
        }
        needs.addLast(new Need(executors, now));
        while (needs.getFirst().at < now - windowSeconds) {
            needs.removeFirst();
        }
        return needs.getFirst().executors;
    }

    /** What was needed before now counts no more. */
    void forget() {
        needs.clear();
    }

    private record Need(int executors, double at) {}
}
