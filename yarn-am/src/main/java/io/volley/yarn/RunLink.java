package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.FencingToken;
import io.volley.coordination.Publisher;
import io.volley.coordination.Registration;
import io.volley.coordination.Store;
import io.volley.core.record.Exit;
import io.volley.core.record.Observed;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What one attempt writes and hears of one run of the driver. Everything written is fenced by the attempt's token; everything
 * heard hops to the event thread, and is heard no more once this has been closed there.
 */
final class RunLink implements AutoCloseable {
    private final Store store;
    private final ApplicationNodes nodes;
    private final Executor events;
    private final Publisher<Observed> observed;
    private final ExitWriter exits;
    private final Queue<Registration> registrations = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private RunLink(
            Store store, ApplicationNodes nodes, Executor events, Publisher<Observed> observed, ExitWriter exits) {
        this.store = store;
        this.nodes = nodes;
        this.events = events;
        this.observed = observed;
        this.exits = exits;
    }

    /**
     * @param nodes of the run
     * @param fenced told at least once if a later attempt has taken the token
     * @param fatal told of an Error
     */
    static RunLink open(
            Store store,
            ApplicationNodes nodes,
            FencingToken token,
            Executor events,
            Runnable fenced,
            Consumer<Error> fatal) {
        ExitWriter exits = new ExitWriter(store, nodes, token, fenced, fatal);
        exits.start();
        return new RunLink(store, nodes, events, store.publisher(nodes.observed(), token, fenced), exits);
    }

    /**
     * Shows the driver to the ApplicationMaster, and what it wants; one that the ApplicationMaster has started itself tells
     * how executors are started before it wants any, and how it ends.
     *
     * @param executors told how they are started
     */
    void hear(ApplicationMaster am, Consumer<ExecutorLaunch> executors) {
        registrations.add(store.watch(nodes.driver(), driver -> hop(() -> am.driver(driver))));
        if (nodes.run().isEmpty()) {
            hearWhatIsDesired(am);
            return;
        }
        int run = nodes.run().getAsInt();
        registrations.add(store.watch(
                nodes.ending(), ending -> hop(() -> ending.ifPresent(how -> am.driverEnded(run, how)))));
        AtomicBoolean known = new AtomicBoolean();
        registrations.add(store.watch(nodes.launch(), launch -> {
            if (launch.isPresent() && known.compareAndSet(false, true)) {
                executors.accept(launch.get());
                hearWhatIsDesired(am);
            }
        }));
    }

    private void hearWhatIsDesired(ApplicationMaster am) {
        registrations.add(store.watch(nodes.desired(), desired -> hop(() -> desired.ifPresent(am::desired))));
    }

    private void hop(Runnable event) {
        events.execute(() -> {
            if (!closed) {
                event.run();
            }
        });
    }

    void publish(Observed state) {
        observed.publish(state);
    }

    void report(ImmutableList<Exit> ended) {
        exits.add(ended);
    }

    @Override
    public void close() {
        closed = true;
        registrations.forEach(Registration::close);
        registrations.clear();
        observed.close();
        exits.close();
    }
}
