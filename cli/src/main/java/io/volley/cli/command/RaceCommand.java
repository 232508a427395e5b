package io.volley.cli.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.benchmarks.race.BenchmarkCluster;
import io.volley.benchmarks.race.BenchmarkedSystem;
import io.volley.benchmarks.race.RaceException;
import io.volley.benchmarks.race.RaceParameters;
import io.volley.benchmarks.race.RaceSeries;
import io.volley.benchmarks.race.Scenario;
import io.volley.cli.LogFolder;
import io.volley.testbed.Home;
import io.volley.testbed.process.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
            "The exit status is 0 only if every run succeeded and no process is left running.",
            "Everything listens on loopback only."
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
    private BenchmarkCluster cluster = BenchmarkCluster.YARN;

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            converter = OptionNames.Scenarios.class,
            description =
                    "One or more of: ramp, short-tasks, micro-batches, shuffle-release, am-kill (YARN only), stages. Default: all.")
    private Set<Scenario> scenarios = EnumSet.noneOf(Scenario.class);

    @Option(
            names = "--baseline",
            split = ",",
            paramLabel = "NAME",
            converter = OptionNames.Systems.class,
            description = "One or more of: stock, thrifty, initial-max, static-all, static-half. Default: all.")
    private Set<BenchmarkedSystem> baselines = EnumSet.noneOf(BenchmarkedSystem.class);

    @Option(names = "--executors", description = "Maximum executors per job (default: ${DEFAULT-VALUE}).")
    private int executors = 8;

    @Option(names = "--rounds", description = "Rounds per system (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--length",
            description =
                    "Load length as a multiple of the usual, up to 4: 0.1 for a smoke test, 4 for scale-in at its default timeouts (default: ${DEFAULT-VALUE}).")
    private double length = 1;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark or Volley for all systems; overrides the scenario's.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as well.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--plots",
            paramLabel = "FOLDER",
            description = "Draw there what each system requested and held over time, a file for each scenario.")
    private Optional<Path> plots = Optional.empty();

    @Option(names = "--keep", description = "Keep the folder with all logs.")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RaceSeries series =
                new RaceSeries(cluster, scenarios(), ImmutableSet.copyOf(baselines), parameters(), json, plots);
        try (LogFolder folder = LogFolder.create("race", keep)) {
            series.run(Home.locate(), folder.path(), System.err::println);
            folder.succeeded();
            return 0;
        } catch (ClusterException | RaceException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private RaceParameters parameters() {
        try {
            return new RaceParameters(executors, rounds, length, ImmutableMap.copyOf(settings));
        } catch (IllegalArgumentException fault) {
            throw new ParameterException(spec.commandLine(), fault.getMessage(), fault);
        }
    }

    private ImmutableList<Scenario> scenarios() {
        if (cluster == BenchmarkCluster.STANDALONE && scenarios.stream().anyMatch(Scenario::killsApplicationMaster)) {
            throw new ParameterException(spec.commandLine(), "am-kill needs yarn: Standalone has no ApplicationMaster");
        }
        return (scenarios.isEmpty() ? EnumSet.allOf(Scenario.class) : scenarios)
                .stream()
                        .filter(scenario -> cluster == BenchmarkCluster.YARN || !scenario.killsApplicationMaster())
                        .sorted()
                        .collect(ImmutableList.toImmutableList());
    }
}
