package io.volley.cli.race;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.volley.cli.Home;
import io.volley.cli.cluster.ApplicationMasters;
import io.volley.cli.cluster.ClusterProcess;
import io.volley.cli.cluster.Tail;
import io.volley.cli.race.job.Observed;
import io.volley.cli.race.job.RaceJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs contenders in turn on one cluster: each round begins with another of them, so that none has the warm machine always.
 *
 * @param executors how many executors each may have at most
 * @param length how many times as long as usual the loads are
 * @param settings of the user, for all contenders
 * @param say told what goes on, for people
 */
record Race(
        Home home,
        ClusterProcess cluster,
        Path folder,
        int executors,
        double length,
        Map<String, String> settings,
        Consumer<String> say) {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration EXECUTORS_END_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 50;
    private static final int TAIL = 40;

    /**
     * Runs a scenario.
     *
     * @return of each contender its runs, by rounds
     * @throws RaceException if a run fails; the message has the end of its log
     */
    ListMultimap<Contender, Run> run(Scenario scenario, ImmutableSet<Contender> baselines, int rounds)
            throws IOException, InterruptedException {
        List<Contender> order = new ArrayList<>(baselines);
        order.add(Contender.VOLLEY);
        ListMultimap<Contender, Run> runs =
                MultimapBuilder.enumKeys(Contender.class).arrayListValues().build();
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : order) {
                say.accept("%s, round %d of %d: %s".formatted(scenario, round, rounds, contender));
                runs.put(contender, run(entry(scenario, contender)));
            }
            Collections.rotate(order, 1);
        }
        return runs;
    }

    /** One submission. */
    Entry entry(Scenario scenario, Contender contender) {
        return new Entry(home, scenario, contender, executors, length, settings);
    }

    /** Runs one entry to its end, and waits until nothing of it is left. */
    Run run(Entry entry) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, entry.scenario() + "-" + entry.contender() + "-");
        Process driver = entry.start(cluster, own);
        Thread end = new Thread(driver::destroyForcibly, "end-driver");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (entry.scenario().killsApplicationMaster()) {
                awaitReady(entry, driver, own);
                ApplicationMasters.first(cluster.processes()).destroyForcibly();
            }
            if (!driver.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(entry, own, "has not ended in " + LIMIT);
            }
            if (driver.exitValue() != 0) {
                throw failed(entry, own, "ended with status " + driver.exitValue());
            }
            awaitEmpty();
        } finally {
            driver.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        Observed seen = Observed.read(own.resolve(RaceJob.OBSERVED));
        return new Run(executors, seen, ClusterUse.of(seen.application(), cluster.sightings()));
    }

    private static void awaitReady(Entry entry, Process driver, Path own) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(own.resolve(RaceJob.READY))) {
            if (!driver.isAlive() || System.nanoTime() > end) {
                throw failed(entry, own, "was never ready");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** The next run must not share its cores with the end of this one. */
    private void awaitEmpty() throws InterruptedException {
        long end = System.nanoTime() + EXECUTORS_END_WITHIN.toNanos();
        while (!cluster.processes().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new RaceException("executors are left: " + cluster.processes());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static RaceException failed(Entry entry, Path own, String what) {
        return new RaceException("%s %s. %s".formatted(entry, what, Tail.of(own.resolve("job.log"), TAIL)));
    }
}
