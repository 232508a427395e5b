package io.volley.yarn;

import java.util.Optional;

/** The life of one attempt, which may be planned to end at a {@link KillPoint}. Who is dead does nothing any more. */
final class Life {
    private final SimulatedProcess process;
    private final Runnable death;
    private Optional<KillPoint> point = Optional.empty();
    private int times;

    /** @param death what is to happen when a planned end has come */
    Life(SimulatedProcess process, Runnable death) {
        this.process = process;
        this.death = death;
    }

    boolean alive() {
        return process.alive();
    }

    /** Something that happens only if it is not over by then. */
    void after(long millis, Runnable work) {
        process.after(millis, work);
    }

    /** Plans the end for the given time that the point is reached, counted from 1. */
    void endsAt(KillPoint where, int time) {
        point = Optional.of(where);
        times = time;
    }

    void reached(KillPoint where) {
        if (alive() && point.equals(Optional.of(where))) {
            times--;
            if (times == 0) {
                death.run();
            }
        }
    }
}
