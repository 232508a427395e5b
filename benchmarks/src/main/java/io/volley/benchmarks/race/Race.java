package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.benchmarks.race.figure.ApplicationRun;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.RaceJob;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.RaceParameters;
import io.volley.benchmarks.race.scenario.Scenario;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs systems in turn on one cluster: each round begins with another of them, so that none has the warm machine always.
 *
 * @param say told what goes on, for people
 */
record Race(
        Home home,
        RaceCluster cluster,
        Path folder,
        RaceParameters parameters,
        RaceStore store,
        DriverPrograms programs,
        Consumer<String> say) {
    private static final Duration PREPARED_WITHIN = Duration.ofHours(6);
    private static final Duration EXECUTORS_END_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 50;
    private static final int TAIL = 40;

    /**
     * Runs what is not in the store of a scenario, and keeps it there.
     *
     * @throws RaceException if a run fails; the message has the end of its log
     */
    void run(Scenario scenario, ImmutableSet<BenchmarkedSystem> baselines) throws IOException, InterruptedException {
        List<BenchmarkedSystem> order = new ArrayList<>(baselines);
        order.add(BenchmarkedSystem.VOLLEY);
        for (int round = 1; round <= parameters.rounds(); round++) {
            for (BenchmarkedSystem system : order) {
                if (store.find(scenario, system, round).isEmpty()) {
                    say.accept("%s, round %d of %d: %s".formatted(scenario, round, parameters.rounds(), system));
                    store.keep(scenario, system, round, run(scenario, system, round == 1));
                }
            }
            Collections.rotate(order, 1);
        }
    }

    /**
     * Runs one system to the end of its load, and waits until nothing of it is left.
     *
     * @param keepsResults whether what queries return is kept and compared, which takes time once the load is over
     */
    RaceRun run(Scenario scenario, BenchmarkedSystem system, boolean keepsResults)
            throws IOException, InterruptedException {
        MachineWatch watch = MachineWatch.start(cluster);
        List<ApplicationRun> applications = new ArrayList<>();
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (DriverProgram program : programs.of(scenario, keepsResults)) {
            Path results = store.results(scenario, program);
            Path own = Files.createTempDirectory(folder, scenario + "-" + system + "-");
            applications.add(run(scenario, system, program, own));
            compared += DriverPrograms.compare(own, results, different);
        }
        RaceRun run = new RaceRun(parameters.executors(), applications, watch.end(), compared, different);
        if (!run.machine().isQuiet()) {
            say.accept("The machine was not quiet: " + run.machine());
        }
        return run;
    }

    /** Runs a program that prepares something, by stock Spark with all executors that there may be. */
    void prepare(DriverProgram program) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, program.name() + "-");
        BenchmarkedSystem system = BenchmarkedSystem.STATIC_ALL;
        Map<String, String> settings = system.settings(parameters.executors(), cluster.coresPerExecutor());
        await(new RaceSubmission(home, cluster, system, program, settings, own), PREPARED_WITHIN, false);
    }

    private ApplicationRun run(Scenario scenario, BenchmarkedSystem system, DriverProgram program, Path own)
            throws IOException, InterruptedException {
        Map<String, String> settings = ImmutableMap.<String, String>builder()
                .putAll(system.settings(parameters.executors(), cluster.coresPerExecutor()))
                .putAll(scenario.settings(parameters.executors(), parameters.length()))
                .putAll(parameters.settings())
                .buildKeepingLast();
        RaceSubmission submission = new RaceSubmission(home, cluster, system, program, settings, own);
        await(submission, scenario.limit(), scenario.killsApplicationMaster());
        JobRecording seen = JobRecording.read(own.resolve(RaceJob.OBSERVED));
        return new ApplicationRun(seen, cluster.use(seen));
    }

    private void await(RaceSubmission submission, Duration limit, boolean killsApplicationMaster)
            throws IOException, InterruptedException {
        Process driver = submission.start();
        Thread end = new Thread(driver::destroyForcibly, "end-driver");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (killsApplicationMaster) {
                awaitReady(submission, driver, limit);
                ApplicationMasters.first(cluster.processes()).destroyForcibly();
            }
            if (!driver.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(submission, "has not ended in " + limit);
            }
            if (driver.exitValue() != 0) {
                throw failed(submission, "ended with status " + driver.exitValue());
            }
            awaitEmpty();
        } finally {
            driver.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private static void awaitReady(RaceSubmission submission, Process driver, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!Files.exists(submission.folder().resolve(RaceJob.READY))) {
            if (!driver.isAlive() || System.nanoTime() > end) {
                throw failed(submission, "was never ready");
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

    private static RaceException failed(RaceSubmission submission, String what) {
        return new RaceException("%s %s. %s".formatted(submission, what, LogTail.of(submission.log(), TAIL)));
    }
}
