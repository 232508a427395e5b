package io.volley.cli.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import io.volley.simulation.Day;
import io.volley.simulation.DayJson;
import io.volley.simulation.DayLoad;
import io.volley.simulation.DayOutcome;
import io.volley.simulation.DayParameters;
import io.volley.simulation.DayPlot;
import io.volley.simulation.DayReport;
import io.volley.simulation.Minute;
import io.volley.simulation.MinuteTable;
import io.volley.simulation.PlayedRecording;
import io.volley.simulation.SimulatedPolicy;
import io.volley.simulation.recorded.RecordedApplication;
import io.volley.simulation.recorded.RecordingFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
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

/** {@code volley simulate day}. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Run a day of a production cluster's load in virtual time, under Volley's planner and under what it is",
            "compared with, and print job times and executor-seconds. docs/simulation.md lists the assumptions."
        },
        footer = {
            "",
            "Examples:",
            "  volley simulate day",
            "  volley simulate day --load swim --minutes 120 --policy backlog,deadline --plot day.svg",
            "  volley simulate day --load recorded --recording /var/spark-events/application_1_0001 --scale 1"
        })
public final class DayCommand implements Callable<Integer> {
    private static final int SLOTS_PER_EXECUTOR = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--load", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DayLoad load = DayLoad.MIX;

    @Option(
            names = "--recording",
            paramLabel = "NAME|FILE",
            description = {
                "With --load recorded, whose queries come: one of ${COMPLETION-CANDIDATES}, or the event log of an"
                        + " application of yours, or what \"volley simulate record\" made of it"
                        + " (default: ${DEFAULT-VALUE})."
            },
            completionCandidates = Recordings.class)
    private String recording = PlayedRecording.DEFAULT_NAME;

    @Option(
            names = "--scale",
            description = "With --load recorded, how many times as many tasks as recorded a stage has in half of the"
                    + " queries; in the others it has 4 and 16 times as many again (default: ${DEFAULT-VALUE}).")
    private int scale = PlayedRecording.DEFAULT_SCALE;

    @Option(
            names = "--policy",
            split = ",",
            description = "Policies to compare with stock, comma-separated (default: all): ${COMPLETION-CANDIDATES}.")
    private List<SimulatedPolicy> policies = List.of(SimulatedPolicy.values());

    @Option(names = "--seed", description = "Random seed (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--minutes", description = "Minutes of the day to run (default: ${DEFAULT-VALUE}).")
    private int minutes = 24 * 60;

    @Option(names = "--slots", description = "Slots of the cluster (default: ${DEFAULT-VALUE}).")
    private int slots = 10_000;

    @Option(
            names = "--clean-minutes",
            description =
                    "How often Spark's cleaner removes shuffle data of jobs that are over; until then it holds executors"
                            + " (default: ${DEFAULT-VALUE}, as spark.cleaner.periodicGC.interval).")
    private double cleanMinutes = 30;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of Volley's other than its default, such as spark.volley.scaleIn.window=10s. Repeatable.")
    private Map<String, String> conf = Map.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "Draw desired, held and used slots over the day.")
    private Optional<Path> plot = Optional.empty();

    @Override
    public Integer call() throws IOException {
        List<Minute> table = MinuteTable.day();
        require(
                minutes >= 1 && minutes <= table.size(),
                "--minutes is " + minutes + ", but must be 1 to " + table.size());
        require(slots >= SLOTS_PER_EXECUTOR, "--slots is " + slots + ", but must be at least " + SLOTS_PER_EXECUTOR);
        require(cleanMinutes > 0, "--clean-minutes is " + cleanMinutes + ", but must be above 0");
        requireLegal(conf);
        require(scale >= 1, "--scale is " + scale + ", but must be at least 1");
        Optional<PlayedRecording> played =
                load == DayLoad.RECORDED ? Optional.of(new PlayedRecording(recorded(), scale)) : Optional.empty();
        DayParameters figures = new DayParameters(
                slots / SLOTS_PER_EXECUTOR,
                SLOTS_PER_EXECUTOR,
                minutes,
                cleanMinutes * 60,
                seed,
                ImmutableMap.copyOf(conf));
        Day day = day(figures, table, played);
        Set<SimulatedPolicy> chosen = EnumSet.of(SimulatedPolicy.STOCK);
        chosen.addAll(policies);
        ImmutableList<DayOutcome> outcomes =
                chosen.parallelStream().map(day::run).collect(ImmutableList.toImmutableList());
        System.out.print(new DayReport(outcomes).render());
        if (json.isPresent()) {
            DayJson.write(json.get(), load, played, figures, outcomes);
        }
        if (plot.isPresent()) {
            new DayPlot(figures, outcomes).write(plot.get());
        }
        return 0;
    }

    private Day day(DayParameters figures, List<Minute> table, Optional<PlayedRecording> played) {
        try {
            return new Day(figures, load.applications(table, minutes, seed, played::orElseThrow));
        } catch (IllegalArgumentException nothingToPlay) {
            throw new ParameterException(spec.commandLine(), nothingToPlay.getMessage(), nothingToPlay);
        }
    }

    private RecordedApplication recorded() {
        if (RecordedApplication.NAMES.contains(recording)) {
            return RecordedApplication.named(recording);
        }
        try {
            return RecordingFile.read(Path.of(recording));
        } catch (NoSuchFileException notThere) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--recording is %s, but there is no such file, nor is it one of %s"
                            .formatted(recording, String.join(", ", RecordedApplication.NAMES)),
                    notThere);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "--recording cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void requireLegal(Map<String, String> settings) {
        try {
            VolleySettings.of(settings);
        } catch (SettingsException fault) {
            throw new ParameterException(spec.commandLine(), fault.getMessage(), fault);
        }
        settings.keySet()
                .forEach(
                        key -> require(
                                key.startsWith("spark.volley.") && !key.equals("spark.volley.policy"),
                                "--conf names " + key
                                        + ", but must name a setting of Volley's other than its policy, for which there is --policy"));
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), fault);
        }
    }

    /** Those that come with the program. */
    static final class Recordings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return RecordedApplication.NAMES.iterator();
        }
    }
}
