package io.volley.benchmarks.large;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.coordination.Announcement;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.CuratorStore;
import io.volley.coordination.DriverPresence;
import io.volley.coordination.Publisher;
import io.volley.coordination.Store;
import io.volley.coordination.ZooKeeperAddress;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * The main class of a process that is Volley's driver without Spark: it writes what it wants into ZooKeeper, as the real
 * one does. Arguments are its folder, into which it puts what an ApplicationMaster finds in its own, and ZooKeeper's address.
 */
final class VirtualDriver implements Orders.Application {
    /** What an executor of a run takes. */
    static final ExecutorSize SIZE =
            new ExecutorSize(Sizes.CONTAINER_MB, Sizes.HEAP_MB, Sizes.CORES, ImmutableMap.of());

    private static final String ROOT = "/volley";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int LOOK_EVERY_MILLIS = 20;

    private final UnmanagedApplication application;
    private final Store store;
    private final ApplicationNodes nodes;
    private final Publisher<Desired> desired;
    private final Announcement<DriverPresence> presence;
    private Desired last = Desired.nothing();

    private VirtualDriver(UnmanagedApplication application, Store store, ApplicationNodes nodes) {
        this.application = application;
        this.store = store;
        this.nodes = nodes;
        this.desired = store.publisher(nodes.desired());
        this.presence = store.announce(
                nodes.driver(),
                new DriverPresence("127.0.0.1", ProcessHandle.current().pid()));
    }

    public static void main(String[] arguments) {
        Orders.obey(() -> start(Path.of(arguments[0]), new ZooKeeperAddress(arguments[1], ROOT, TIMEOUT, TIMEOUT)));
    }

    private static VirtualDriver start(Path folder, ZooKeeperAddress zooKeeper)
            throws IOException, YarnException, InterruptedException {
        String secret = UUID.randomUUID().toString();
        UnmanagedApplication application = UnmanagedApplication.submit(new YarnConfiguration());
        Store store = new CuratorStore(zooKeeper, secret);
        store.start();
        new AmFolder(folder, application).write(zooKeeper, secret);
        return new VirtualDriver(application, store, new ApplicationNodes(ROOT, application.id()));
    }

    @Override
    public void await() throws InterruptedException {
        while (store.read(nodes.observed()).isEmpty()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    @Override
    public void want(int executors, int hosts) {
        int each = hosts == 0 ? 0 : (executors * Sizes.CORES + hosts - 1) / hosts;
        ImmutableMap<String, Integer> hints = Maps.toMap(VirtualHosts.names(hosts), host -> each);
        publish(last.withProfiles(
                ImmutableSortedMap.of(ProfileId.DEFAULT, new DesiredExecutors(SIZE, executors, hints, "a large run"))));
    }

    private synchronized void publish(Desired next) {
        last = next;
        desired.publish(next);
    }

    @Override
    public void finish() throws IOException, YarnException, InterruptedException {
        publish(last.ended(new Ending(true, "")));
        application.awaitEnd();
        presence.close();
        store.deleteTree(nodes.home());
        store.close();
        application.close();
    }
}
