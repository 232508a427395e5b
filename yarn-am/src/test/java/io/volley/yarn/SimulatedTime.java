package io.volley.yarn;

import java.util.PriorityQueue;

/** Time that passes only from one event to the next. Events of the same moment happen in the order they were planned in. */
final class SimulatedTime {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now = 1_000;
    private long planned;
    private long happened;

    private record Event(long moment, long number, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return moment == other.moment ? Long.compare(number, other.number) : Long.compare(moment, other.moment);
        }
    }

    /** In milliseconds. */
    long now() {
        return now;
    }

    /** How many events have happened. */
    long happened() {
        return happened;
    }

    void after(long millis, Runnable work) {
        events.add(new Event(now + millis, planned++, work));
    }

    /** Does something again and again. */
    void every(long millis, Runnable work) {
        after(millis, () -> {
            work.run();
            every(millis, work);
        });
    }

    /** Goes on to the next event; there is always one. */
    void step() {
        Event event = events.remove();
        now = event.moment;
        happened++;
        event.work.run();
    }
}
