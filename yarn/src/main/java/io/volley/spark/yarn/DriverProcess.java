package io.volley.spark.yarn;

import io.volley.coordination.Announcement;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.CuratorStore;
import io.volley.coordination.DriverHandover;
import io.volley.coordination.DriverPresence;
import io.volley.coordination.FencedException;
import io.volley.coordination.Store;
import io.volley.coordination.StoreException;
import io.volley.core.record.Ending;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that the ApplicationMaster has started for the driver, in cluster mode: which run of which application it is, and
 * its connection to ZooKeeper, where it is seen from before the program begins until after it has ended. There is one for the
 * whole JVM, because Spark makes its backend by itself.
 */
final class DriverProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DriverProcess.class);
    private static final AtomicReference<@Nullable DriverProcess> HERE = new AtomicReference<>();

    private final DriverHandover handover;
    private final ApplicationNodes nodes;
    private final Store store;
    private final UserProgram program;
    private final DriverPresence presence;
    private final Announcement<DriverPresence> announcement;

    private DriverProcess(
            DriverHandover handover,
            ApplicationNodes nodes,
            Store store,
            UserProgram program,
            DriverPresence presence,
            Announcement<DriverPresence> announcement) {
        this.handover = handover;
        this.nodes = nodes;
        this.store = store;
        this.program = program;
        this.presence = presence;
        this.announcement = announcement;
    }

    /**
     * Connects, and shows itself.
     *
     * @param run its number
     * @param secret the application's, for ZooKeeper
     * @param host where it runs
     * @throws StoreException if ZooKeeper cannot be reached
     */
    static DriverProcess open(DriverHandover handover, int run, String secret, String host, UserProgram program) {
        ApplicationNodes nodes = new ApplicationNodes(handover.zooKeeper().root(), handover.applicationId()).ofRun(run);
        Store store = CuratorStore.inFoundedHome(handover.zooKeeper(), secret);
        store.start();
        DriverPresence presence =
                new DriverPresence(host, ProcessHandle.current().pid());
        DriverProcess opened =
                new DriverProcess(handover, nodes, store, program, presence, store.announce(nodes.driver(), presence));
        HERE.set(opened);
        return opened;
    }

    /** This JVM, if it is one; empty in client mode. */
    static Optional<DriverProcess> here() {
        return Optional.ofNullable(HERE.get());
    }

    DriverHandover handover() {
        return handover;
    }

    /** The number of the run. */
    int run() {
        return nodes.run().orElseThrow();
    }

    ApplicationNodes nodes() {
        return nodes;
    }

    Store store() {
        return store;
    }

    UserProgram program() {
        return program;
    }

    /** The driver has pages from now on. */
    void show(Optional<String> webUrl) {
        announcement.show(new DriverPresence(presence.host(), presence.processId(), webUrl));
    }

    /**
     * Tells how the program ended, as the last that it tells, and disconnects. If it cannot be told, and if the program has
     * not ended, the exit status of this process tells it.
     */
    @Override
    public void close() {
        announcement.close();
        program.ending()
                .ifPresentOrElse(
                        this::tell,
                        () -> LOG.warn(
                                "The program has ended with status {}: {}",
                                ProgramEnd.EARLY.status(),
                                ProgramEnd.EARLY.diagnostics()));
        store.close();
    }

    private void tell(Ending ending) {
        try {
            store.write(nodes.ending(), ending);
        } catch (StoreException | FencedException unwritten) {
            LOG.warn("How the program ended could not be written to ZooKeeper", unwritten);
        }
    }
}
