package io.volley.standalone.pool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.MemoryStore;
import io.volley.coordination.MemoryTree;
import io.volley.coordination.Pool;
import io.volley.coordination.PoolNodes;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.FakeCluster;
import io.volley.spark.scaling.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Applications of a pool on a cluster whose master serves them first come, first served. */
final class PlayedPool implements AutoCloseable {
    /** Cores of the cluster. */
    static final int CLUSTER = 32;

    /** Cores of an executor of the default profile. */
    static final int CORES = 4;

    /** In steps. */
    static final double WINDOW = 10;

    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MemoryTree tree = new MemoryTree();
    private final List<Application> applications = new ArrayList<>();
    private double now;
    private OptionalInt clusterCores = OptionalInt.of(CLUSTER);

    /** What an application that joins from now on sees of the cluster's size. */
    void clusterCores(OptionalInt cores) {
        clusterCores = cores;
    }

    Application join(String name, double weight, int needed) {
        return join(name, new PoolDemand(weight, Integer.MAX_VALUE, WINDOW, PlayedPool::cores), needed);
    }

    Application join(String name, PoolDemand demand, int needed) {
        Application application = new Application(name, demand);
        application.needed = needed;
        application.share.join(application.facts::add);
        applications.add(application);
        return application;
    }

    /** Every application has what it wants, in the order in which they came, as far as there is room. */
    void step() {
        now++;
        int free = CLUSTER;
        for (Application application : applications) {
            application.plan();
            application.giveBack();
            free -= application.executors() * CORES;
        }
        for (Application application : applications) {
            free -= application.cluster.start(free / CORES) * CORES;
        }
    }

    /** How many executors each has, in the order in which they came. */
    List<Integer> executors() {
        return applications.stream().map(Application::executors).toList();
    }

    void await(String what, BooleanSupplier reached) {
        Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
            step();
            return reached.getAsBoolean();
        });
    }

    /** Cores of an executor: those of all other profiles are twice as large. */
    static int cores(ProfileId profile) {
        return profile.equals(DEFAULT) ? CORES : 2 * CORES;
    }

    static Target target(int executors) {
        return new Target(executors, ImmutableList.of("a test"));
    }

    @Override
    public void close() {
        applications.forEach(application -> application.share.close());
    }

    /** One of them. */
    final class Application {
        private final MemoryStore store;
        private final FairShare share;
        private final FakeCluster cluster = new FakeCluster();
        private final Queue<Runnable> facts = new ConcurrentLinkedQueue<>();
        private Target wanted = target(0);
        private boolean dead;
        private int needed;

        private Application(String name, PoolDemand demand) {
            store = new MemoryStore(tree, "the secret of " + name);
            OptionalInt cores = clusterCores;
            share = new FairShare(new Pool(store, new PoolNodes("/volley", "etl"), name), LIMIT, demand, () -> cores);
        }

        FairShare share() {
            return share;
        }

        MemoryStore store() {
            return store;
        }

        /** Needs so many executors from now on. */
        void needs(int executors) {
            needed = executors;
        }

        ImmutableMap<ProfileId, Target> targets() {
            for (Runnable fact = facts.poll(); fact != null; fact = facts.poll()) {
                fact.run();
            }
            return share.hold(ImmutableSortedMap.of(DEFAULT, target(needed)), Map.of(DEFAULT, executors()), now);
        }

        private void plan() {
            wanted = dead ? target(0) : targets().getOrDefault(DEFAULT, target(0));
            cluster.want(ImmutableSortedMap.of(DEFAULT, wanted), profile -> ImmutableMap.of());
        }

        /** At once, as if nothing ran on them. */
        private void giveBack() {
            cluster.running().keySet().stream().skip(wanted.executors()).forEach(cluster::release);
            cluster.endReleased();
        }

        int executors() {
            return cluster.running().size();
        }

        Target wanted() {
            return wanted;
        }

        void dies() {
            dead = true;
        }
    }
}
