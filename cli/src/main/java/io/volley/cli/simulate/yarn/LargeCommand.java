package io.volley.cli.simulate.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.volley.cli.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code volley simulate yarn}. */
@Command(
        name = "yarn",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Start thousands of executors that do nothing, on a real ResourceManager with simulated nodes: Volley's",
            "ApplicationMaster, and stock Spark's on the same cluster. docs/benchmarks.md says how, and what came of it."
        },
        footer = {
            "",
            "Examples:",
            "  volley simulate yarn",
            "  volley simulate yarn --nodes 1000 --executors 1000,5000,10000 --scheduler default --json large.json"
        })
public final class LargeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--nodes", description = "Of the cluster (default: ${DEFAULT-VALUE}).")
    private int nodes = 1_000;

    @Option(
            names = "--executors",
            split = ",",
            description = "How many are wanted; several counts by commas (default: ${DEFAULT-VALUE}).")
    private List<Integer> executors = List.of(1_000, 5_000);

    @Option(names = "--rounds", description = "How often all is run (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--scheduler",
            split = ",",
            description = "How CapacityScheduler works, by commas (default: both): ${COMPLETION-CANDIDATES}.")
    private List<Scheduler> schedulers = List.of(Scheduler.values());

    @Option(
            names = "--hints",
            split = ",",
            description = "Whether tasks would like to run on certain hosts, by commas (default: ${DEFAULT-VALUE}): "
                    + "${COMPLETION-CANDIDATES}.")
    private List<Hints> hints = List.of(Hints.OFF);

    @Option(
            names = "--against",
            split = ",",
            description = "What Volley's batch is compared with, by commas (default: ${DEFAULT-VALUE}): "
                    + "${COMPLETION-CANDIDATES}.")
    private List<Contender> against = List.of(Contender.STOCK, Contender.STOCK_DOUBLING);

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--keep", description = "Keep the folder with all logs.")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(nodes >= 1, "--nodes is " + nodes + ", but must be at least 1");
        require(rounds >= 1, "--rounds is " + rounds + ", but must be at least 1");
        for (int count : executors) {
            require(
                    count >= 1 && count <= nodes * Sizes.PER_NODE,
                    "--executors is %d, but must be 1 to %d: a node has room for %d"
                            .formatted(count, nodes * Sizes.PER_NODE, Sizes.PER_NODE));
        }
        Home home = Home.locate();
        ImmutableSet<Contender> contenders = contenders(home);
        Path folder = Files.createTempDirectory("volley-simulate-yarn-").toRealPath();
        Map<Combination, ImmutableList<Figure>> tables = new LinkedHashMap<>();
        try {
            for (Scheduler scheduler : ImmutableSet.copyOf(schedulers)) {
                tables.putAll(run(home, folder.resolve(scheduler.toString()), scheduler, contenders));
            }
        } catch (RuntimeException failure) {
            say("the logs are in " + folder);
            throw failure;
        }
        if (json.isPresent()) {
            LargeJson.write(json.get(), rounds, tables);
        }
        if (keep) {
            say("the logs are in " + folder);
        } else {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        return 0;
    }

    private ImmutableSet<Contender> contenders(Home home) {
        Set<Contender> chosen = Sets.newLinkedHashSet(against);
        chosen.add(Contender.VOLLEY);
        if (!home.hasStockYarn() && chosen.removeIf(Contender::stock)) {
            say("there is no stock Spark on YARN for Spark %s here: Volley is compared with nothing"
                    .formatted(home.sparkLine()));
        }
        return ImmutableSet.copyOf(chosen);
    }

    private Map<Combination, ImmutableList<Figure>> run(
            Home home, Path folder, Scheduler scheduler, ImmutableSet<Contender> contenders)
            throws InterruptedException {
        Map<Combination, ImmutableList<Figure>> tables = new LinkedHashMap<>();
        try (Ground ground = new Ground(home, folder, scheduler, nodes)) {
            say("starting a ResourceManager with %,d nodes, scheduler %s".formatted(nodes, scheduler));
            ground.start();
            Trial trial = new Trial(ground, contenders, rounds, LargeCommand::say);
            trial.warmUp(new Combination(scheduler, Hints.OFF, nodes, executors.get(0)));
            for (Hints hint : ImmutableSet.copyOf(hints)) {
                for (int count : ImmutableSet.copyOf(executors)) {
                    Combination combination = new Combination(scheduler, hint, nodes, count);
                    ImmutableMap<Contender, ImmutableList<Result>> results = trial.run(combination);
                    ImmutableList<Figure> figures = Figure.all(results);
                    System.out.print(LargeReport.render(combination, figures));
                    tables.put(combination, figures);
                }
            }
        }
        return tables;
    }

    private static void say(String message) {
        System.err.println("volley: " + message);
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), fault);
        }
    }
}
