package io.volley.benchmarks.large;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs of several sizes, schedulers and hints, each on a cluster with so many simulated nodes.
 *
 * @param nodes of the cluster
 * @param executors how many are wanted, in turn
 * @param rounds how often all is run
 * @param baselines what Volley's batch is compared with
 * @param json where the figures are written as well
 */
public record LargeSeries(
        int nodes,
        ImmutableSet<Integer> executors,
        int rounds,
        ImmutableSet<SchedulerMode> schedulers,
        ImmutableSet<Hints> hints,
        ImmutableSet<LargeSystem> baselines,
        Optional<Path> json) {
    public LargeSeries {
        checkArgument(nodes >= 1, "--nodes is %s, but must be at least 1", nodes);
        checkArgument(rounds >= 1, "--rounds is %s, but must be at least 1", rounds);
        for (int count : executors) {
            checkArgument(
                    count >= 1 && count <= nodes * Sizes.PER_NODE,
                    "--executors is %s, but must be 1 to %s: a node has room for %s",
                    count,
                    nodes * Sizes.PER_NODE,
                    Sizes.PER_NODE);
        }
    }

    /**
     * Runs all of it and prints a table for each combination.
     *
     * @param folder for all logs
     * @param say told what goes on, for people
     */
    public void run(Home home, Path folder, Consumer<String> say) throws IOException, InterruptedException {
        ImmutableSet<LargeSystem> systems = ImmutableSet.<LargeSystem>builder()
                .addAll(baselines)
                .add(LargeSystem.VOLLEY)
                .build();
        Map<Combination, ImmutableList<LargeFigure>> tables = new LinkedHashMap<>();
        for (SchedulerMode scheduler : schedulers) {
            tables.putAll(run(home, folder.resolve(scheduler.toString()), scheduler, systems, say));
        }
        if (json.isPresent()) {
            LargeJson.write(json.get(), rounds, tables);
        }
    }

    private Map<Combination, ImmutableList<LargeFigure>> run(
            Home home, Path folder, SchedulerMode scheduler, ImmutableSet<LargeSystem> systems, Consumer<String> say)
            throws InterruptedException {
        Map<Combination, ImmutableList<LargeFigure>> tables = new LinkedHashMap<>();
        try (LargeCluster cluster = new LargeCluster(home, folder, scheduler, nodes)) {
            say.accept("starting a ResourceManager with %,d nodes, scheduler %s".formatted(nodes, scheduler));
            cluster.start();
            Trial trial = new Trial(cluster, systems, rounds, say);
            trial.warmUp(new Combination(
                    scheduler, Hints.OFF, nodes, executors.iterator().next()));
            for (Hints hint : hints) {
                for (int count : executors) {
                    Combination combination = new Combination(scheduler, hint, nodes, count);
                    ImmutableList<LargeFigure> figures = LargeFigure.all(trial.run(combination));
                    System.out.print(LargeReport.render(combination, figures));
                    tables.put(combination, figures);
                }
            }
        }
        return tables;
    }
}
