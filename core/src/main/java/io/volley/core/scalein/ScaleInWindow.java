package io.volley.core.scalein;

import com.google.common.primitives.Doubles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * The highest need of the last while: it rises at once, and falls when a window has passed. Belongs to one thread. Times are
 * seconds on a clock that does not go back.
 *
 * <p>The window is as long as the load's own pauses ask for: twice the longest after which the need came back, and from a
 * quarter of the longest window to all of it. As long as the need has never come back it is the longest.
 */
public final class ScaleInWindow {
    private static final double SAFETY = 2;
    private static final double LEAST_PART = 0.25;

    private final double longestWindowSeconds;
    private final LoadPauses pauses;
    /** Only those that may still become the highest, the highest and earliest first. */
    private final Deque<Need> needs = new ArrayDeque<>();

    public ScaleInWindow(double longestWindowSeconds) {
        this.longestWindowSeconds = longestWindowSeconds;
        this.pauses = new LoadPauses(longestWindowSeconds);
    }

    /** The highest need within the window that ends now, with this one. */
    public int with(int needed, double now) {
        while (!needs.isEmpty() && needs.getFirst().at < now - longestWindowSeconds) {
            needs.removeFirst();
        }
        add(needed, now);
        double from = now - windowSeconds(now);
        return needs.stream().filter(need -> need.at >= from).findFirst().orElseThrow().amount;
    }

    /** What was needed before now counts no more; how long pauses take, still does. */
    public void forget() {
        needs.clear();
    }

    private void add(int needed, double now) {
        Deque<Need> lower = new ArrayDeque<>();
        while (!needs.isEmpty() && needs.getLast().amount < needed) {
            lower.addFirst(needs.removeLast());
        }
        if (!lower.isEmpty() && !needs.isEmpty()) {
            pauses.ended(now - needs.getLast().at, now);
        } else if (lower.size() > 1) {
            // So high it has not been of late; this is as high as it was.
            pauses.ended(now - lower.getFirst().at, now);
        }
        if (!needs.isEmpty() && needs.getLast().amount == needed) {
            needs.removeLast();
        }
        needs.addLast(new Need(needed, now));
    }

    private double windowSeconds(double now) {
        OptionalDouble pause = pauses.longest(now);
        return pause.isEmpty()
                ? longestWindowSeconds
                : Doubles.constrainToRange(
                        SAFETY * pause.getAsDouble(), LEAST_PART * longestWindowSeconds, longestWindowSeconds);
    }

    private record Need(int amount, double at) {}
}
