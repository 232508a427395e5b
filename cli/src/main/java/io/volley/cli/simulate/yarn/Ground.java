package io.volley.cli.simulate.yarn;

import io.volley.cli.Home;
import io.volley.cli.cluster.ClusterException;
import io.volley.cli.cluster.Growth;
import io.volley.cli.cluster.SimulatedYarnProcess;
import io.volley.cli.cluster.SimulatedYarnProcess.Held;
import io.volley.cli.cluster.ZooKeeperProcess;
import java.nio.file.Path;
import java.time.Duration;

/** A simulated cluster and a ZooKeeper, on which the runs of one scheduler are made, one at a time. */
final class Ground implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(10);
    private static final Duration END_LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MILLIS = 200;

    private final Home home;
    private final Path folder;
    private final ZooKeeperProcess zooKeeper;
    private final SimulatedYarnProcess cluster;
    private int runs;

    Ground(Home home, Path folder, Scheduler scheduler, int nodes) {
        this.home = home;
        this.folder = folder;
        this.zooKeeper = new ZooKeeperProcess(home, folder.resolve("zookeeper"), 0);
        this.cluster =
                new SimulatedYarnProcess(home, folder.resolve("cluster"), Sizes.cluster(nodes, scheduler.settings()));
    }

    void start() {
        zooKeeper.start(START_LIMIT);
        cluster.start();
    }

    /**
     * Makes one run. The cluster is as before when this returns.
     *
     * @throws ClusterException if not all executors were started within ten minutes, or something is left of them
     */
    Result run(Contender contender, Combination combination) throws InterruptedException {
        runs++;
        Path own = folder.resolve("run-" + runs + "-" + contender);
        try (Rival rival = contender.stock()
                ? new StockRival(home, cluster, own)
                : new VolleyRival(home, cluster, zooKeeper.connectString(), own)) {
            rival.start();
            cluster.rest();
            cluster.watch(combination.executors());
            Usage before = rival.usage();
            long began = rival.want(contender.schedule(), combination.executors(), combination.preferredHosts());
            Growth growth = awaitGrowth(contender, combination);
            Result result = Result.of(began, growth, before, rival.usage(), cluster.held());
            rival.finish();
            awaitPeace();
            return result;
        }
    }

    private Growth awaitGrowth(Contender contender, Combination combination) throws InterruptedException {
        long end = System.nanoTime() + RUN_LIMIT.toNanos();
        Growth growth = cluster.growth();
        while (!growth.complete()) {
            if (System.nanoTime() > end) {
                throw new ClusterException("%s has not all of %s after %d minutes: %s"
                        .formatted(contender, combination, RUN_LIMIT.toMinutes(), growth));
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
