package io.volley.cli.command;

import io.volley.benchmarks.race.RaceOutput;
import io.volley.benchmarks.race.RaceStore;
import io.volley.benchmarks.race.report.MarkdownReport;
import io.volley.benchmarks.race.report.Outcome;
import io.volley.benchmarks.race.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code volley race report}: what races have come to that kept their runs. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Print what races have come to that kept their runs by --resume FOLDER, as tables in Markdown:",
            "all clusters, Spark lines and scenarios in it; of each baseline those rounds that Volley has as well."
        })
public final class RaceReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "What --resume named.")
    private Path stores = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as well.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--plots", paramLabel = "FOLDER", description = "Draw there what each system requested and held.")
    private Optional<Path> plots = Optional.empty();

    @Option(names = "--page", paramLabel = "FILE.html", description = "Write a page with all figures and drawings.")
    private Optional<Path> page = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(stores)) {
            throw new ParameterException(spec.commandLine(), stores + " is not a folder; expected what --resume named");
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (RaceStore store : RaceStore.all(stores)) {
            for (Scenario scenario : Scenario.values()) {
                Outcome outcome = store.outcome(scenario);
                if (!outcome.baselines().isEmpty()) {
                    outcomes.add(outcome);
                }
            }
        }
        if (outcomes.isEmpty()) {
            System.err.println(stores + " has no round that Volley and a baseline have both run");
            return 1;
        }
        System.out.print(MarkdownReport.render(outcomes));
        new RaceOutput(json, plots, page).write(outcomes);
        return 0;
    }
}
