package io.volley.yarn;

import io.volley.coordination.AmPresence;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.Connection;
import io.volley.coordination.Pen;
import io.volley.coordination.Publisher;
import io.volley.coordination.Registration;
import io.volley.coordination.Store;
import io.volley.core.record.Desired;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The application's state in ZooKeeper, as one attempt of the ApplicationMaster sees it and writes to it with its pen. Once
 * it has left, it writes nothing any more: the driver may delete everything.
 */
final class SharedState {
    private final Store store;
    private final ApplicationNodes nodes;
    private final Pen pen;
    private final Deque<Registration> registrations = new ArrayDeque<>();
    private Optional<Publisher<Observed>> observed = Optional.empty();
    private Runnable fenced = () -> {};

    SharedState(Store store, ApplicationNodes nodes, Pen pen) {
        this.store = store;
        this.nodes = nodes;
        this.pen = pen;
    }

    /** The attempt that holds the pen. */
    int attempt() {
        return pen.attempt();
    }

    /**
     * Begins to listen; every listener is called on a thread of the store.
     *
     * @param desired told each version of the application's wish
     * @param driver told whether the driver is there
     * @param fenced told once if a later attempt has taken the pen
     */
    void join(Consumer<Desired> desired, Consumer<Boolean> driver, Runnable fenced) {
        this.fenced = fenced;
        observed = Optional.of(store.publisher(nodes.observed(), pen, fenced));
        registrations.add(store.watch(nodes.desired(), state -> state.ifPresent(desired)));
        registrations.add(store.watch(nodes.driver(), state -> driver.accept(state.isPresent())));
    }

    /** Tells whether the store can be reached. */
    void onConnection(Consumer<Boolean> connected) {
        registrations.add(store.onConnection(state -> connected.accept(state == Connection.CONNECTED)));
    }

    /** Says where this attempt lives, until it leaves. */
    void announce(AmPresence presence) {
        registrations.add(store.announce(nodes.am(), presence));
    }

    void publish(Observed state) {
        observed.ifPresent(publisher -> publisher.publish(state));
    }

    /** Tells the driver of containers that ended. */
    void report(ExitBatch exits) {
        store.append(nodes.exits(), exits, pen, fenced);
    }

    /** Writes nothing from now on, and listens to nothing. */
    void leave() {
        registrations.forEach(Registration::close);
        registrations.clear();
        observed.ifPresent(Publisher::close);
    }
}
