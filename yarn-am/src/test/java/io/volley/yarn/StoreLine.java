package io.volley.yarn;

import io.volley.coordination.Connection;
import io.volley.yarn.SimulatedStore.Spot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One process's connection to the store. Watches tell what is there when they tell, not what was; some events are lost, and
 * what they were of is seen with the next change or the next connection. A presence is gone some time after its process, or
 * the connection, has fallen silent. Presences are always told of.
 */
final class StoreLine {
    /** How long the store keeps the presence of who is silent, in milliseconds. */
    static final long SESSION = 4_000;

    private final SimulatedStore store;
    private final SimulatedProcess process;
    private final SimulatedTime time;
    private final Chance chance;
    private final Map<Spot, Runnable> watches = new EnumMap<>(Spot.class);
    private final Set<Spot> due = EnumSet.noneOf(Spot.class);
    private final Set<Spot> presences = EnumSet.noneOf(Spot.class);
    private final List<Consumer<Connection>> listeners = new ArrayList<>();
    private final Executor thread;
    private boolean connected = true;
    private boolean expired;
    private boolean closed;
    private int silences;

    StoreLine(SimulatedStore store, SimulatedProcess process, SimulatedTime time, Chance chance) {
        this.store = store;
        this.process = process;
        this.time = time;
        this.chance = chance;
        this.thread = process.thread();
        store.join(this);
    }

    boolean connected() {
        return connected && !expired && !closed;
    }

    void onConnection(Consumer<Connection> listener) {
        listeners.add(listener);
    }

    /** Has something told now, and whenever what is there has changed. */
    void watch(Spot spot, Runnable tell) {
        watches.put(spot, tell);
        tellSoon(spot);
    }

    void announce(Spot spot) {
        presences.add(spot);
        process.after(chance.delay(), () -> appear(spot));
    }

    private void appear(Spot spot) {
        if (connected() && presences.contains(spot) && !store.present(spot)) {
            store.appear(spot, this);
        }
    }

    void changed(Spot spot) {
        boolean lost = !store.reliable() && spot != Spot.DRIVER && chance.percent(10);
        if (!lost && connected() && watches.containsKey(spot)) {
            tellSoon(spot);
        }
    }

    private void tellSoon(Spot spot) {
        if (due.add(spot)) {
            process.after(chance.delay(), () -> {
                due.remove(spot);
                Runnable tell = watches.get(spot);
                if (tell != null && connected()) {
                    tell.run();
                }
            });
        }
    }

    /** The network is cut. */
    void cut() {
        connected = false;
        tell(Connection.SUSPENDED);
        silent();
    }

    /** The store does not answer; it waits for everyone when it is back. */
    void storeIsDown() {
        connected = false;
        tell(Connection.SUSPENDED);
    }

    /** Nothing is heard from the process any more; unless that changes, its session ends. */
    void silent() {
        silences++;
        int silence = silences;
        time.after(SESSION, () -> {
            if (silence == silences) {
                expire();
            }
        });
    }

    private void expire() {
        expired = true;
        presences.forEach(spot -> store.vanish(spot, this));
    }

    /** The network, the store or the process is there again. */
    void goOn() {
        if (!process.alive() || process.paused()) {
            return;
        }
        silences++;
        if (expired) {
            tell(Connection.LOST);
        }
        boolean back = expired || !connected;
        expired = false;
        connected = true;
        if (back) {
            tell(Connection.CONNECTED);
            watches.keySet().forEach(this::tellSoon);
            presences.forEach(spot -> process.after(chance.delay(), () -> appear(spot)));
        }
    }

    /** What was lost is told. */
    void tellAll() {
        watches.keySet().forEach(this::tellSoon);
    }

    private void tell(Connection connection) {
        listeners.forEach(listener -> thread.execute(() -> listener.accept(connection)));
    }

    void close() {
        closed = true;
        store.leave(this);
        presences.forEach(spot -> store.vanish(spot, this));
        presences.clear();
        watches.clear();
        listeners.clear();
    }
}
