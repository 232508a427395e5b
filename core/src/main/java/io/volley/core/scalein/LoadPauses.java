package io.volley.core.scalein;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How long a need stayed lower before it came back, of late. Belongs to one thread. Times are seconds. */
final class LoadPauses {
    private static final int WINDOWS_REMEMBERED = 10;

    private final double remembered;
    /** Only those that may still become the longest, the longest and earliest first. */
    private final Deque<Pause> pauses = new ArrayDeque<>();

    /** Remembers for ten such windows. */
    LoadPauses(double windowSeconds) {
        this.remembered = WINDOWS_REMEMBERED * windowSeconds;
    }

    /** A need has come back after so many seconds. */
    void ended(double seconds, double now) {
        while (!pauses.isEmpty() && pauses.getLast().seconds <= seconds) {
            pauses.removeLast();
        }
        pauses.addLast(new Pause(seconds, now));
    }

    /** The longest of them; empty if there was none of late. */
    OptionalDouble longest(double now) {
        while (!pauses.isEmpty() && pauses.getFirst().endedAt < now - remembered) {
            pauses.removeFirst();
        }
        return pauses.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(pauses.getFirst().seconds);
    }

    private record Pause(double seconds, double endedAt) {}
}
