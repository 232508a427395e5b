package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.Publisher;
import io.volley.coordination.Registration;
import io.volley.coordination.Store;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Cluster;
import io.volley.spark.scaling.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * YARN, as the driver's loop speaks to it: the ApplicationMaster is told what is wanted as one record in ZooKeeper, and tells
 * which containers ended. Knows no Spark context and no client of YARN. Belongs to the driver's loop; not safe for other
 * threads.
 */
final class YarnCluster implements Cluster, AutoCloseable {
    private final Store store;
    private final ApplicationNodes nodes;
    private final Publisher<Desired> publisher;
    private final DesiredState desired;
    private final LossReasons lossReasons;
    private final ExecutorFailures failures;
    private final EndedContainers ended;
    private Registration exits = () -> {};
    private Optional<Error> broken = Optional.empty();
    private Registration fatal = () -> {};

    /**
     * @param store started
     * @param nodes of the application
     * @param sizes what one executor of a profile takes
     * @param alwaysExcluded hosts that the user excludes
     * @param lossReasons removes executors
     * @param failures counts them
     */
    YarnCluster(
            Store store,
            ApplicationNodes nodes,
            Function<ProfileId, ExecutorSize> sizes,
            Set<String> alwaysExcluded,
            LossReasons lossReasons,
            ExecutorFailures failures) {
        this.store = store;
        this.nodes = nodes;
        this.publisher = store.publisher(nodes.desired());
        this.desired = new DesiredState(sizes, alwaysExcluded, publisher::publish);
        this.lossReasons = lossReasons;
        this.failures = failures;
        this.ended = new EndedContainers(store, lossReasons, desired, failures);
    }

    /** What is desired initially; the submission writes it. */
    Desired first(Target executors) {
        desired.want(ImmutableSortedMap.of(ProfileId.DEFAULT, executors), profile -> ImmutableMap.of());
        return desired.first();
    }

    /**
     * Listens to the ApplicationMaster. An Error in the store is one of the loop.
     *
     * @param loop brings a fact to the driver's loop
     */
    void listen(Consumer<Runnable> loop) {
        fatal = store.onFatal(error -> loop.accept(() -> broken = Optional.of(error)));
        exits = store.watch(nodes.exits(), (node, batch) -> loop.accept(() -> ended.ended(node, batch)));
    }

    /** Spark excludes these hosts, and no others. */
    void excluded(Set<String> hosts) {
        desired.excluded(hosts);
    }

    /** All hosts that get no new executor, whoever excludes them. */
    Set<String> allExcluded() {
        return desired.allExcluded();
    }

    /** The user requests executors on these hosts; that comes before where the waiting tasks would like to run. */
    void preferred(ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> hosts) {
        desired.preferred(hosts);
    }

    /** These containers are to be released. */
    void release(Collection<ContainerId> containers) {
        desired.release(containers);
    }

    /** The connection to an executor is gone. */
    void disconnected(String executor, ContainerId container) {
        lossReasons.disconnected(executor, container);
    }

    @Override
    public void tick() {
        lossReasons.expire();
        desired.failing(failures.excludedHosts());
    }

    @Override
    public void want(
            ImmutableSortedMap<ProfileId, Target> targets, Function<ProfileId, ImmutableMap<String, Integer>> hosts) {
        if (broken.isPresent()) {
            // What is wanted can be written no more.
            throw broken.get();
        }
        desired.want(targets, hosts);
        desired.tell();
    }

    /** Tells that nothing is wanted any more, of an application that is not over with that. */
    void wantNothing() {
        desired.want(ImmutableSortedMap.of(), profile -> ImmutableMap.of());
        desired.tell();
    }

    /** Tells that the application is over. */
    void end(Ending how) {
        desired.end(how);
    }

    /** Waits until the last word stands in ZooKeeper, as {@link Publisher#flush} does. */
    boolean flush(Duration limit) throws InterruptedException {
        return publisher.flush(limit);
    }

    /** Hears no more. */
    void deafen() {
        exits.close();
        fatal.close();
    }

    @Override
    public void close() {
        deafen();
        publisher.close();
    }
}
