package io.volley.simulation;

import java.util.PriorityQueue;

/** What happens when, in virtual time. Of what happens at the same time, what was entered first comes first. */
final class EventQueue {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long entered;
    private double now;

    /** Seconds since the beginning. */
    double now() {
        return now;
    }

    /** Enters something; what is due already happens next. */
    void at(double time, Runnable what) {
        entries.add(new Entry(Math.max(time, now), entered++, what));
    }

    /** Enters something that happens for the first time at once, then again and again. */
    void each(double seconds, Runnable what) {
        at(now, () -> again(seconds, what));
    }

    private void again(double seconds, Runnable what) {
        what.run();
        at(now + seconds, () -> again(seconds, what));
    }

    /** Lets the next thing happen. Returns false if there is none. */
    boolean step() {
        Entry next = entries.poll();
        if (next == null) {
            return false;
        }
        now = next.time;
        next.what.run();
        return true;
    }

    private record Entry(double time, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Double.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
