package io.volley.core.release;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The highest need of the last while: it rises at once, and falls when a window has passed. Belongs to one thread. Times are
 * seconds on a clock that does not go back.
 */
public final class Peak {
    private final double windowSeconds;
    /** Only those that may still become the highest, the highest first. */
    private final Deque<Need> needs = new ArrayDeque<>();

    public Peak(double windowSeconds) {
        this.windowSeconds = windowSeconds;
    }

    /** The highest need within the window that ends now, with this one. */
    public int with(int needed, double now) {
        while (!needs.isEmpty() && needs.getLast().amount <= needed) {
            needs.removeLast();
        }
        needs.addLast(new Need(needed, now));
        while (needs.getFirst().at < now - windowSeconds) {
            needs.removeFirst();
        }
        return needs.getFirst().amount;
    }

    /** What was needed before now counts no more. */
    public void forget() {
        needs.clear();
    }

    private record Need(int amount, double at) {}
}
