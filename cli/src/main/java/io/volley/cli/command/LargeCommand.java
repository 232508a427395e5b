package io.volley.cli.command;

import com.google.common.collect.ImmutableSet;
import io.volley.benchmarks.large.Hints;
import io.volley.benchmarks.large.LargeSeries;
import io.volley.benchmarks.large.LargeSystem;
import io.volley.benchmarks.large.SchedulerMode;
import io.volley.cli.LogFolder;
import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            "ApplicationMaster, and stock Spark's on the same cluster.",
            "docs/benchmarks.md describes the method and the results."
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

    @Option(names = "--nodes", description = "Nodes of the cluster (default: ${DEFAULT-VALUE}).")
    private int nodes = 1_000;

    @Option(
            names = "--executors",
            split = ",",
            description = "Executors to request, comma-separated (default: ${DEFAULT-VALUE}).")
    private List<Integer> executors = List.of(1_000, 5_000);

    @Option(names = "--rounds", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--scheduler",
            split = ",",
            description = "CapacityScheduler modes, comma-separated (default: both): ${COMPLETION-CANDIDATES}.")
    private List<SchedulerMode> schedulers = List.of(SchedulerMode.values());

    @Option(
            names = "--hints",
            split = ",",
            description = "Whether tasks prefer certain hosts, comma-separated (default: ${DEFAULT-VALUE}): "
                    + "${COMPLETION-CANDIDATES}.")
    private List<Hints> hints = List.of(Hints.OFF);

    @Option(
            names = "--against",
            split = ",",
            description = "Baselines, comma-separated (default: ${DEFAULT-VALUE}): " + "${COMPLETION-CANDIDATES}.")
    private List<LargeSystem> against = List.of(LargeSystem.STOCK, LargeSystem.STOCK_DOUBLING);

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--keep", description = "Keep the folder with all logs.")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LargeSeries series = series();
        try (LogFolder folder = LogFolder.create("simulate-yarn", keep)) {
            series.run(Home.locate(), folder.path(), message -> System.err.println("volley: " + message));
            folder.succeeded();
        }
        return 0;
    }

    private LargeSeries series() {
        try {
            return new LargeSeries(
                    nodes,
                    ImmutableSet.copyOf(executors),
                    rounds,
                    ImmutableSet.copyOf(schedulers),
                    ImmutableSet.copyOf(hints),
                    ImmutableSet.copyOf(against),
                    json);
        } catch (IllegalArgumentException fault) {
            throw new ParameterException(spec.commandLine(), fault.getMessage(), fault);
        }
    }
}
