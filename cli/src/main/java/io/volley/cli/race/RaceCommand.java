package io.volley.cli.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Sets;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.volley.cli.Home;
import io.volley.cli.cluster.ClusterException;
import io.volley.cli.cluster.ClusterProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Races Volley against stock Spark on one cluster, in turn, and prints what each took and the ratios. */
@Command(
        name = "race",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Run the same jobs under Volley and under stock Spark, in turn, on one cluster that lives for this command only.",
            "Prints smallest, median and largest of each figure, and the ratio of Volley to each baseline, round by round.",
            "The exit status is 0 only if all runs were well and no process is left. Nothing listens but on loopback."
        },
        footer = {
            "",
            "Examples:",
            "  volley race yarn --scenario ramp",
            "  volley race standalone --scenario short-tasks,micro-batches --baseline stock,thrifty --rounds 3",
            "  volley race yarn --json yarn.json"
        })
public final class RaceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CLUSTER", description = "yarn or standalone.")
    private Circuit circuit = Circuit.YARN;

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            converter = Names.Scenarios.class,
            description =
                    "Some of: ramp, short-tasks, micro-batches, shuffle-release, am-kill (YARN only), stages. All without it.")
    private Set<Scenario> scenarios = EnumSet.noneOf(Scenario.class);

    @Option(
            names = "--baseline",
            split = ",",
            paramLabel = "NAME",
            converter = Names.Contenders.class,
            description = "Some of: stock, thrifty, initial-max, static-all, static-half. All without it.")
    private Set<Contender> baselines = EnumSet.noneOf(Contender.class);

    @Option(names = "--executors", description = "The most executors of a job (default: ${DEFAULT-VALUE}).")
    private int executors = 8;

    @Option(names = "--rounds", description = "How often each contender runs (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--length",
            description =
                    "How many times as long as usual the loads are, up to 4: 0.1 to see that all works; 4 for loads that show the defaults of the times after which executors are given back (default: ${DEFAULT-VALUE}).")
    private double length = 1;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark or Volley for all contenders; stronger than the scenario's.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as well.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--plots",
            paramLabel = "FOLDER",
            description = "Draw there what each contender asked for and held over time, a file for each scenario.")
    private Optional<Path> plots = Optional.empty();

    @Option(names = "--keep", description = "Keep the folder with all logs.")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkNumbers();
        ImmutableList<Scenario> chosen = scenarios();
        Home home = Home.locate();
        checkJars(home);
        Path folder = Files.createTempDirectory("volley-race-").toRealPath();
        boolean good = false;
        try {
            race(home, folder, chosen);
            good = true;
        } catch (ClusterException | RaceException e) {
            say(String.valueOf(e.getMessage()));
        } finally {
            if (good && !keep) {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            } else {
                say("All logs are in " + folder);
            }
        }
        return good ? 0 : 1;
    }

    private void race(Home home, Path folder, List<Scenario> chosen) throws IOException, InterruptedException {
        ClusterProcess cluster = circuit.cluster(home, folder);
        Thread end = new Thread(cluster::close, "end-cluster");
        Runtime.getRuntime().addShutdownHook(end);
        List<JsonNode> outcomes = new ArrayList<>();
        try (cluster) {
            say("Starting " + circuit + ", on loopback");
            cluster.start();
            Race race = new Race(home, cluster, folder, executors, length, settings, RaceCommand::say);
            say("Warming up, not counted");
            race.run(race.entry(Scenario.RAMP, Contender.VOLLEY));
            for (Scenario scenario : chosen) {
                ImmutableSet<Contender> against = baselines(scenario);
                ListMultimap<Contender, Run> runs = race.run(scenario, against, rounds);
                ImmutableList<Comparison> comparisons = Comparison.all(scenario, against, runs);
                System.out.println(RaceReport.render(circuit, scenario, executors, rounds, comparisons));
                System.out.println();
                outcomes.add(RaceJson.of(circuit, scenario, executors, rounds, comparisons));
                if (json.isPresent()) {
                    RaceJson.write(json.get(), outcomes);
                }
                if (plots.isPresent()) {
                    Files.createDirectories(plots.get());
                    Files.writeString(
                            plots.get().resolve("%s-%s.svg".formatted(circuit, scenario)),
                            new RacePlot(circuit, scenario, executors, runs).render());
                }
            }
        }
        Runtime.getRuntime().removeShutdownHook(end);
        if (!cluster.processes().isEmpty()) {
            throw new RaceException("processes are left: " + cluster.processes());
        }
    }

    private ImmutableList<Scenario> scenarios() {
        Set<Scenario> wanted = scenarios.isEmpty() ? EnumSet.allOf(Scenario.class) : scenarios;
        if (circuit == Circuit.STANDALONE) {
            if (scenarios.stream().anyMatch(Scenario::killsApplicationMaster)) {
                throw new ParameterException(
                        spec.commandLine(), "am-kill needs yarn: Standalone has no ApplicationMaster");
            }
            wanted = wanted.stream()
                    .filter(scenario -> !scenario.killsApplicationMaster())
                    .collect(Collectors.toSet());
        }
        return wanted.stream().sorted().collect(ImmutableList.toImmutableList());
    }

    private ImmutableSet<Contender> baselines(Scenario scenario) {
        ImmutableSet<Contender> possible = scenario.baselines();
        Set<Contender> wanted = Sets.intersection(baselines.isEmpty() ? possible : baselines, possible);
        return ImmutableSet.copyOf(wanted.isEmpty() ? Set.of(Contender.STOCK) : wanted);
    }

    private void checkNumbers() {
        if (executors < 1 || rounds < 1 || length <= 0 || length > 4) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--executors and --rounds must each be at least 1, and --length above 0 and at most 4, but they are %d, %d and %s"
                            .formatted(executors, rounds, length));
        }
    }

    private void checkJars(Home home) {
        if (home.volleyJar().isEmpty()) {
            throw new IllegalStateException(
                    "%s/volley has no volley-spark-*.jar; build it with: ./mvnw -DskipTests package"
                            .formatted(home.folder()));
        }
        if (circuit == Circuit.YARN && !home.hasStockYarn()) {
            throw new IllegalStateException(
                    "%s has no spark-yarn jar, so there is no stock Spark on YARN to race against; Spark %s has none to add, take --spark-line 3.5"
                            .formatted(home.sparkJars(), home.sparkLine()));
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
