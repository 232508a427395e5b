package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.AmPresence;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.FencingToken;
import io.volley.coordination.Registration;
import io.volley.coordination.Store;
import io.volley.core.record.DriverRuns;
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
    private final Store store;
    private final ApplicationNodes nodes;
    private final FencingToken token;
    private final Executor events;
    private final Runnable fenced;
    private final RunWriter runs;
    private final Queue<Registration> registrations = new ConcurrentLinkedQueue<>();
    private volatile RunLink link;
    private volatile Consumer<RunLink> hear = unheard -> {};

    private StoreStatePublisher(
            Store store, ApplicationNodes nodes, FencingToken token, Executor events, Runnable fenced, RunWriter runs) {
        this.store = store;
        this.nodes = nodes;
        this.token = token;
        this.events = events;
        this.fenced = fenced;
        this.runs = runs;
        this.link = link(nodes);
    }

    /**
     * @param nodes of the present run of the driver
     * @param events where an Error of the store is thrown: it is fatal there
     * @param fenced told at least once if a later attempt has taken the token
     * @param wallAhead by how many milliseconds the clock on the wall is ahead of the ApplicationMaster's
     */
    static StoreStatePublisher open(
            Store store, ApplicationNodes nodes, FencingToken token, Executor events, Runnable fenced, long wallAhead) {
        RunWriter runs = new RunWriter(store.publisher(nodes.runs(), token, fenced), wallAhead);
        return new StoreStatePublisher(store, nodes, token, events, fenced, runs);
    }

    private RunLink link(ApplicationNodes ofRun) {
        return RunLink.open(store, ofRun, token, events, fenced, fatalTo(events));
    }

    /**
     * Shows the ApplicationMaster to people, and the driver to the ApplicationMaster, until this is closed.
     *
     * @param executors told how they are started, if it is the driver that tells
     */
    void connect(AmPresence presence, ApplicationMaster am, Consumer<ExecutorLaunch> executors) {
        registrations.add(store.onFatal(fatalTo(events)));
        registrations.add(store.announce(nodes.am(), presence));
        registrations.add(store.onConnection(connection -> events.execute(() -> am.connection(connection))));
        hear = run -> run.hear(am, executors);
        hear.accept(link);
    }

    private static Consumer<Error> fatalTo(Executor events) {
        return error -> events.execute(() -> {
            throw error;
        });
    }

    @Override
    public void publish(Observed state) {
        link.publish(state);
    }

    @Override
    public void report(ImmutableList<Exit> ended) {
        link.report(ended);
    }

    @Override
    public void record(DriverRuns now, Runnable stands) {
        runs.write(now, () -> events.execute(stands));
    }

    @Override
    public void follow(int run) {
        link.close();
        link = link(nodes.ofRun(run));
        hear.accept(link);
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        registrations.clear();
        link.close();
        runs.close();
    }
}
