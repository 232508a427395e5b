package io.volley.cli.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.benchmarks.race.RaceException;
import io.volley.benchmarks.race.RaceGround;
import io.volley.benchmarks.race.RaceOutput;
import io.volley.benchmarks.race.RaceSeries;
import io.volley.benchmarks.race.scenario.BenchmarkCluster;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.QueryParameters;
import io.volley.benchmarks.race.scenario.RaceParameters;
import io.volley.benchmarks.race.scenario.Scenario;
import io.volley.cli.LogFolder;
import io.volley.cli.submit.SubmitCommand;
import io.volley.testbed.Home;
import io.volley.testbed.process.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Races Volley against stock Spark on one cluster, in turn, and prints what each took and the ratios. */
@Command(
        name = "race",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = RaceReportCommand.class,
        description = {
            "Run the same jobs under Volley and under stock Spark, in turn, on one cluster that lives for this command only,",
            "or on your own.",
            "Prints the median of each figure with its interval at 95 %, the ratio of Volley to each baseline, round by round,",
            "and who is better as far as the rounds can tell.",
            "The exit status is 0 only if every run succeeded and no process is left running.",
            "Everything listens on loopback only."
        },
        footer = {
            "",
            "Examples:",
            "  volley race yarn --scenario ramp",
            "  volley race standalone --scenario short-tasks,micro-batches --baseline stock,thrifty --rounds 3",
            "  volley race yarn --scenario tpch-power --scale 1 --resume runs --page runs.html",
            "  volley race --remote cluster.conf --scenario tpcds-power --scale 100 --data hdfs:///tmp/tpc --executors 50",
            "  volley race report runs"
        })
public final class RaceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CLUSTER", arity = "0..1", description = "yarn or standalone, on this machine.")
    private Optional<BenchmarkCluster> cluster = Optional.empty();

    @Option(
            names = "--remote",
            paramLabel = "CONF",
            description =
                    "Race on your own cluster, with SPARK_HOME's spark-submit and the settings in this file, spark.master among them.")
    private Optional<Path> remote = Optional.empty();

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            converter = OptionNames.Scenarios.class,
            description = {
                "One or more of: ramp, short-tasks, micro-batches, shuffle-release, am-kill (YARN on this machine only), stages,",
                "tpch-power, tpch-throughput, tpch-recurring, tpcds-power, tpcds-throughput, tpcds-recurring.",
                "Default: those whose tasks wait, up to stages."
            })
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
                    "Length of loads that wait as a multiple of the usual, up to 4: 0.1 for a smoke test, 4 for scale-in at its default timeouts (default: ${DEFAULT-VALUE}).")
    private double length = 1;

    @Option(
            names = "--scale",
            description = "Scale of TPC's data, about its size as text in GB (default: ${DEFAULT-VALUE}).")
    private double scale = 0.1;

    @Option(
            names = "--streams",
            description = "Streams of a throughput scenario, which run at once (default: ${DEFAULT-VALUE}).")
    private int streams = 3;

    @Option(
            names = "--queries",
            split = ",",
            paramLabel = "NAME",
            description = "Queries to run, such as q1,q14a. Default: all of the benchmark.")
    private List<String> queries = List.of();

    @Option(
            names = "--data",
            paramLabel = "URI",
            description =
                    "Folder for TPC's data, which is written there if it is not there yet. All nodes must reach it, so --remote needs it. Default: beside the runs.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark or Volley for all systems; overrides the scenario's.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description = "Keep each run there when it is over, and do not repeat those that are there.")
    private Optional<Path> stores = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as well.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--plots",
            paramLabel = "FOLDER",
            description = "Draw there what each system requested and held over time, a file for each scenario.")
    private Optional<Path> plots = Optional.empty();

    @Option(
            names = "--page",
            paramLabel = "FILE.html",
            description = "Write a page with all figures and drawings, which needs no other file.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--keep", description = "Keep the folder with all logs.")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RaceSeries series = new RaceSeries(
                ground(),
                scenarios(),
                ImmutableSet.copyOf(baselines),
                parameters(),
                stores,
                new RaceOutput(json, plots, page));
        try (LogFolder folder = LogFolder.create("race", keep)) {
            series.run(home(), folder.path(), System.err::println);
            folder.succeeded();
            return 0;
        } catch (ClusterException | RaceException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /** A cluster of the user's own has the user's own Spark. */
    private Home home() {
        Home home = Home.find();
        return remote.isEmpty()
                ? Home.locate()
                : new Home(home.folder(), SubmitCommand.sparkHome(System.getenv(), home), home.line());
    }

    private RaceGround ground() {
        require(
                cluster.isPresent() != remote.isPresent(),
                "expected either a CLUSTER on this machine, yarn or standalone, or --remote CONF for your own, but got %s"
                        .formatted(cluster.isPresent() ? "both" : "neither"));
        return remote.<RaceGround>map(RaceGround.Remote::new)
                .orElseGet(() -> new RaceGround.Local(cluster.orElseThrow()));
    }

    private RaceParameters parameters() {
        try {
            return new RaceParameters(
                    executors,
                    rounds,
                    length,
                    new QueryParameters(scale, streams, ImmutableList.copyOf(queries), data),
                    ImmutableMap.copyOf(settings));
        } catch (IllegalArgumentException fault) {
            throw new ParameterException(spec.commandLine(), fault.getMessage(), fault);
        }
    }

    private ImmutableList<Scenario> scenarios() {
        boolean hasOurYarn = cluster.equals(Optional.of(BenchmarkCluster.YARN));
        require(
                hasOurYarn || scenarios.stream().noneMatch(Scenario::killsApplicationMaster),
                "am-kill needs yarn on this machine: Standalone has no ApplicationMaster, and that of your own cluster is not in reach");
        require(
                remote.isEmpty()
                        || data.isPresent()
                        || scenarios.stream().allMatch(each -> each.queries().isEmpty()),
                "TPC's queries on your own cluster need --data, a folder that all its nodes reach; for example hdfs:///tmp/tpc");
        scenarios.stream()
                .flatMap(each -> each.queries().stream())
                .forEach(load -> queries.forEach(query -> require(
                        load.benchmark().queries().contains(query),
                        "--queries names %s, but %s has %s"
                                .formatted(
                                        query,
                                        load.benchmark(),
                                        load.benchmark().queries()))));
        return (scenarios.isEmpty() ? Scenario.OF_WAITING_TASKS : scenarios)
                .stream()
                        .filter(scenario -> hasOurYarn || !scenario.killsApplicationMaster())
                        .sorted()
                        .collect(ImmutableList.toImmutableList());
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), fault);
        }
    }
}
