package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.RaceJob;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.process.LogTail;
import io.volley.testbed.yarn.ApplicationMasters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs systems in turn on one cluster: each round begins with another of them, so that none has the warm machine always.
 *
 * @param say told what goes on, for people
 */
record Race(Home home, ClusterProcess cluster, Path folder, RaceParameters parameters, Consumer<String> say) {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration EXECUTORS_END_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 50;
    private static final int TAIL = 40;

    /**
     * Runs a scenario.
     *
     * @return of each system its runs, by rounds
     * @throws RaceException if a run fails; the message has the end of its log
     */
    ListMultimap<BenchmarkedSystem, RaceRun> run(Scenario scenario, ImmutableSet<BenchmarkedSystem> baselines)
            throws IOException, InterruptedException {
        List<BenchmarkedSystem> order = new ArrayList<>(baselines);
        order.add(BenchmarkedSystem.VOLLEY);
        ListMultimap<BenchmarkedSystem, RaceRun> runs = MultimapBuilder.enumKeys(BenchmarkedSystem.class)
                .arrayListValues()
                .build();
        for (int round = 1; round <= parameters.rounds(); round++) {
            for (BenchmarkedSystem system : order) {
                say.accept("%s, round %d of %d: %s".formatted(scenario, round, parameters.rounds(), system));
                runs.put(system, run(scenario, system));
            }
            Collections.rotate(order, 1);
        }
        return runs;
    }

    /** Runs one system to the end of its load, and waits until nothing of it is left. */
    RaceRun run(Scenario scenario, BenchmarkedSystem system) throws IOException, InterruptedException {
        RaceSubmission submission = new RaceSubmission(home, scenario, system, parameters);
        Path own = Files.createTempDirectory(folder, scenario + "-" + system + "-");
        Process driver = submission.start(cluster, own);
        Thread end = new Thread(driver::destroyForcibly, "end-driver");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (scenario.killsApplicationMaster()) {
                awaitReady(submission, driver, own);
                ApplicationMasters.first(cluster.processes()).destroyForcibly();
            }
            if (!driver.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(submission, own, "has not ended in " + LIMIT);
            }
            if (driver.exitValue() != 0) {
                throw failed(submission, own, "ended with status " + driver.exitValue());
            }
            awaitEmpty();
        } finally {
            driver.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        JobRecording seen = JobRecording.read(own.resolve(RaceJob.OBSERVED));
        return new RaceRun(parameters.executors(), seen, ClusterUse.of(seen.application(), cluster.sightings()));
    }

    private static void awaitReady(RaceSubmission submission, Process driver, Path own) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(own.resolve(RaceJob.READY))) {
            if (!driver.isAlive() || System.nanoTime() > end) {
                throw failed(submission, own, "was never ready");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** The next run must not share its cores with the end of this one. */
    private void awaitEmpty() throws InterruptedException {
        long end = System.nanoTime() + EXECUTORS_END_WITHIN.toNanos();
        while (!cluster.processes().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new RaceException("executors are left running: " + cluster.processes());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static RaceException failed(RaceSubmission submission, Path own, String what) {
        return new RaceException("%s %s. %s".formatted(submission, what, LogTail.of(own.resolve("job.log"), TAIL)));
    }
}
