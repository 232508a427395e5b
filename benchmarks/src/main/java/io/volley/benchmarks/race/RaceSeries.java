package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.benchmarks.race.report.Outcome;
import io.volley.benchmarks.race.report.RaceReport;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.QueryLoad;
import io.volley.benchmarks.race.scenario.RaceParameters;
import io.volley.benchmarks.race.scenario.RaceSetup;
import io.volley.benchmarks.race.scenario.Scenario;
import io.volley.benchmarks.sql.SqlBenchmark;
import io.volley.testbed.Home;
import io.volley.testbed.spark.InstalledSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Scenarios one after the other, on one cluster.
 *
 * @param baselines what Volley is compared with, where the scenario has it; all that a scenario has if there are none
 * @param stores the folder in which runs are kept, and found again by a series that goes on; that of the logs if empty
 * @param output where the figures are written as well
 */
public record RaceSeries(
        RaceGround ground,
        ImmutableList<Scenario> scenarios,
        ImmutableSet<BenchmarkedSystem> baselines,
        RaceParameters parameters,
        Optional<Path> stores,
        RaceOutput output) {
    /**
     * Runs all of it that is not kept yet, and prints a table for each scenario.
     *
     * @param folder for all logs
     * @param say told what goes on, for people
     * @throws IllegalStateException if the home lacks what is to be raced; the message says how to get it
     * @throws RaceException if a run fails, or something is left of one
     */
    public void run(Home home, Path folder, Consumer<String> say) throws IOException, InterruptedException {
        home.requireVolleyJar();
        InstalledSpark spark = home.installedSpark();
        RaceStore store = RaceStore.in(
                stores.orElse(folder), RaceSetup.of(ground.toString(), spark.version(), spark.scala(), parameters));
        if (isRun(store)) {
            say.accept("All of these runs are in " + store.folder());
            report(store);
        } else {
            run(home, folder, store, say);
        }
    }

    private void run(Home home, Path folder, RaceStore store, Consumer<String> say)
            throws IOException, InterruptedException {
        String data = parameters
                .queries()
                .data()
                .orElseGet(() -> store.folder().resolve("data").toUri().toString());
        DriverPrograms programs = new DriverPrograms(home, parameters, data);
        if (!benchmarks().isEmpty()) {
            programs.requireQueries();
        }
        RaceCluster running = ground.cluster(home, folder);
        Thread end = new Thread(running::close, "end-cluster");
        Runtime.getRuntime().addShutdownHook(end);
        try (running) {
            say.accept("Starting " + ground);
            running.start();
            run(new Race(home, running, folder, parameters, store, programs, say), store, say);
        }
        Runtime.getRuntime().removeShutdownHook(end);
        if (!running.processes().isEmpty()) {
            throw new RaceException("processes are left running: " + running.processes());
        }
    }

    private void run(Race race, RaceStore store, Consumer<String> say) throws IOException, InterruptedException {
        say.accept("Warming up, not counted");
        race.run(Scenario.RAMP, BenchmarkedSystem.VOLLEY, false);
        for (SqlBenchmark benchmark : benchmarks()) {
            say.accept("Writing the data of " + benchmark + ", if it is not there");
            race.prepare(race.programs().writing(benchmark));
        }
        for (Scenario scenario : scenarios) {
            race.run(scenario, against(scenario));
            System.out.println(RaceReport.render(store.outcome(scenario)));
            System.out.println();
            output.write(outcomes(store));
        }
    }

    private void report(RaceStore store) throws IOException {
        List<Outcome> outcomes = outcomes(store);
        outcomes.forEach(outcome -> System.out.println(RaceReport.render(outcome) + System.lineSeparator()));
        output.write(outcomes);
    }

    /** What the scenarios have come to that have run. */
    private List<Outcome> outcomes(RaceStore store) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Outcome outcome = store.outcome(scenario);
            if (!outcome.baselines().isEmpty()) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private boolean isRun(RaceStore store) throws IOException {
        for (Scenario scenario : scenarios) {
            Set<BenchmarkedSystem> systems = Sets.union(against(scenario), Set.of(BenchmarkedSystem.VOLLEY));
            if (!store.has(scenario, systems, parameters.rounds())) {
                return false;
            }
        }
        return true;
    }

    private Set<SqlBenchmark> benchmarks() {
        return scenarios.stream()
                .flatMap(scenario -> scenario.queries().stream())
                .map(QueryLoad::benchmark)
                .collect(Sets.toImmutableEnumSet());
    }

    private ImmutableSet<BenchmarkedSystem> against(Scenario scenario) {
        ImmutableSet<BenchmarkedSystem> possible = scenario.baselines();
        Set<BenchmarkedSystem> wanted = Sets.intersection(baselines.isEmpty() ? possible : baselines, possible);
        return ImmutableSet.copyOf(wanted.isEmpty() ? Set.of(BenchmarkedSystem.STOCK) : wanted);
    }
}
