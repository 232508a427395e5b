package io.volley.benchmarks.large;

import io.volley.benchmarks.large.VirtualYarnProcess.Held;
import io.volley.testbed.Home;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.zookeeper.ZooKeeperProcess;
import java.nio.file.Path;
import java.time.Duration;

/** A simulated cluster and a ZooKeeper, on which the runs of one scheduler are made, one at a time. */
public final class LargeCluster implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(10);
    private static final Duration END_LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MILLIS = 200;

    private final Home home;
    private final Path folder;
    private final ZooKeeperProcess zooKeeper;
    private final VirtualYarnProcess cluster;
    private int runs;

    public LargeCluster(Home home, Path folder, SchedulerMode scheduler, int nodes) {
        this.home = home;
        this.folder = folder;
        this.zooKeeper = new ZooKeeperProcess(home, folder.resolve("zookeeper"), 0);
        this.cluster =
                new VirtualYarnProcess(home, folder.resolve("cluster"), Sizes.cluster(nodes, scheduler.settings()));
    }

    public void start() {
        zooKeeper.start(START_LIMIT);
        cluster.start();
    }

    /**
     * Makes one run. The cluster is as before when this returns.
     *
     * @throws ClusterException if not all executors were started within ten minutes, or something is left of them
     */
    LargeResult run(LargeSystem system, Combination combination) throws InterruptedException {
        runs++;
        Path own = folder.resolve("run-" + runs + "-" + system);
        try (SystemRun run = system.stock()
                ? new StockRun(home, cluster, own)
                : new VolleyRun(home, cluster, zooKeeper.connectString(), own)) {
            run.start();
            cluster.rest();
            cluster.watch(combination.executors());
            ProcessUsage before = run.usage();
            long began = run.want(system.schedule(), combination.executors(), combination.preferredHosts());
            Growth growth = awaitGrowth(system, combination);
            LargeResult result = LargeResult.of(began, growth, before, run.usage(), cluster.held());
            run.finish();
            awaitPeace();
            return result;
        }
    }

    private Growth awaitGrowth(LargeSystem system, Combination combination) throws InterruptedException {
        long end = System.nanoTime() + RUN_LIMIT.toNanos();
        Growth growth = cluster.growth();
        while (!growth.complete()) {
            if (System.nanoTime() > end) {
                throw new ClusterException("%s has not all of %s after %d minutes: %s"
                        .formatted(system, combination, RUN_LIMIT.toMinutes(), growth));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            growth = cluster.growth();
        }
        return growth;
    }

    private void awaitPeace() throws InterruptedException {
        long end = System.nanoTime() + END_LIMIT.toNanos();
        for (Held held = cluster.held(); held.allocated() + held.running() > 0; held = cluster.held()) {
            if (System.nanoTime() > end) {
                throw new ClusterException("the application has ended, but left " + held);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    @Override
    public void close() {
        try {
            cluster.close();
        } finally {
            zooKeeper.close();
        }
    }
}
