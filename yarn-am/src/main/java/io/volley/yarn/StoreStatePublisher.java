package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.AmPresence;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.FencingToken;
import io.volley.coordination.Publisher;
import io.volley.coordination.Registration;
import io.volley.coordination.Store;
import io.volley.core.record.Exit;
import io.volley.core.record.Observed;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The shared state, as one attempt writes and hears it. Everything written is fenced by its token; everything heard hops to
 * the event thread. Once closed it leaves no presence either: the driver may delete everything.
 */
final class StoreStatePublisher implements StatePublisher {
    private final Publisher<Observed> observed;
    private final ExitWriter exits;
    private final Queue<Registration> registrations = new ConcurrentLinkedQueue<>();

    private StoreStatePublisher(Publisher<Observed> observed, ExitWriter exits) {
        this.observed = observed;
        this.exits = exits;
    }

    /**
     * @param events where an Error of the store is thrown: it is fatal there
     * @param fenced told at least once if a later attempt has taken the token
     */
    static StoreStatePublisher open(
            Store store, ApplicationNodes nodes, FencingToken token, Executor events, Runnable fenced) {
        ExitWriter exits = new ExitWriter(store, nodes, token, fenced, fatalTo(events));
        exits.start();
        return new StoreStatePublisher(store.publisher(nodes.observed(), token, fenced), exits);
    }

    /** Shows the ApplicationMaster to people, and the driver to the ApplicationMaster, until this is closed. */
    void connect(Store store, ApplicationNodes nodes, AmPresence presence, ApplicationMaster am, Executor events) {
        registrations.add(store.onFatal(fatalTo(events)));
        registrations.add(store.announce(nodes.am(), presence));
        registrations.add(store.onConnection(connection -> events.execute(() -> am.connection(connection))));
        registrations.add(store.watch(nodes.driver(), driver -> events.execute(() -> am.driver(driver.isPresent()))));
        registrations.add(
                store.watch(nodes.desired(), desired -> events.execute(() -> desired.ifPresent(am::desired))));
    }

    private static Consumer<Error> fatalTo(Executor events) {
        return error -> events.execute(() -> {
            throw error;
        });
    }

    @Override
    public void publish(Observed state) {
        observed.publish(state);
    }

    @Override
    public void report(ImmutableList<Exit> ended) {
        exits.add(ended);
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        registrations.clear();
        observed.close();
        exits.close();
    }
}
