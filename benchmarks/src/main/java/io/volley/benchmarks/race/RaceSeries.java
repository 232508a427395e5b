package io.volley.benchmarks.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Sets;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Scenarios one after the other, on a cluster that lives for them only.
 *
 * @param baselines what Volley is compared with, where the scenario has it; all that a scenario has if there are none
 * @param json where the figures are written as well
 * @param plots the folder for a drawing of each scenario
 */
public record RaceSeries(
        BenchmarkCluster cluster,
        ImmutableList<Scenario> scenarios,
        ImmutableSet<BenchmarkedSystem> baselines,
        RaceParameters parameters,
        Optional<Path> json,
        Optional<Path> plots) {
    /**
     * Runs all of it and prints a table for each scenario.
     *
     * @param folder for all logs
     * @param say told what goes on, for people
     * @throws IllegalStateException if the home lacks what is to be raced; the message says how to get it
     * @throws RaceException if a run fails, or something is left of one
     */
    public void run(Home home, Path folder, Consumer<String> say) throws IOException, InterruptedException {
        home.requireVolleyJar();
        ClusterProcess running = cluster.cluster(home, folder);
        Thread end = new Thread(running::close, "end-cluster");
        Runtime.getRuntime().addShutdownHook(end);
        try (running) {
            say.accept("Starting " + cluster + ", on loopback");
            running.start();
            run(new Race(home, running, folder, parameters, say), say);
        }
        Runtime.getRuntime().removeShutdownHook(end);
        if (!running.processes().isEmpty()) {
            throw new RaceException("processes are left running: " + running.processes());
        }
    }

    private void run(Race race, Consumer<String> say) throws IOException, InterruptedException {
        say.accept("Warming up, not counted");
        race.run(Scenario.RAMP, BenchmarkedSystem.VOLLEY);
        List<JsonNode> outcomes = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            ImmutableSet<BenchmarkedSystem> against = against(scenario);
            ListMultimap<BenchmarkedSystem, RaceRun> runs = race.run(scenario, against);
            ImmutableList<Comparison> comparisons = Comparison.all(scenario, against, runs);
            System.out.println(RaceReport.render(cluster, scenario, parameters, comparisons));
            System.out.println();
            outcomes.add(RaceJson.of(cluster, scenario, parameters, comparisons));
            if (json.isPresent()) {
                RaceJson.write(json.get(), outcomes);
            }
            if (plots.isPresent()) {
                Files.createDirectories(plots.get());
                Files.writeString(
                        plots.get().resolve("%s-%s.svg".formatted(cluster, scenario)),
                        new RacePlot(cluster, scenario, parameters.executors(), runs).render());
            }
        }
    }

    private ImmutableSet<BenchmarkedSystem> against(Scenario scenario) {
        ImmutableSet<BenchmarkedSystem> possible = scenario.baselines();
        Set<BenchmarkedSystem> wanted = Sets.intersection(baselines.isEmpty() ? possible : baselines, possible);
        return ImmutableSet.copyOf(wanted.isEmpty() ? Set.of(BenchmarkedSystem.STOCK) : wanted);
    }
}
