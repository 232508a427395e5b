package io.volley.benchmarks.race.report;

import com.google.common.collect.ImmutableListMultimap;
import io.volley.benchmarks.race.figure.ApplicationRun;
import io.volley.benchmarks.race.figure.ClusterUse;
import io.volley.benchmarks.race.figure.MachineUse;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.Part;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.RaceSetup;
import io.volley.benchmarks.race.scenario.Scenario;
import io.volley.testbed.Sighting;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Runs that never ran, for reports. */
final class PlayedRuns {
    static final MachineUse QUIET = new MachineUse(12, 0.01, 0);
    static final MachineUse NOISY = new MachineUse(12, 0.4, 0);
    private static final RaceSetup SETUP = new RaceSetup("yarn", "3.5.6", "2.12", 8, 1, 0.1, 3, Map.of());

    private PlayedRuns() {}

    /** Rounds of Volley and stock. */
    static Outcome outcome(Scenario scenario, List<RaceRun> stock, List<RaceRun> volley) {
        return Outcome.of(
                SETUP,
                scenario,
                ImmutableListMultimap.<BenchmarkedSystem, RaceRun>builder()
                        .putAll(BenchmarkedSystem.STOCK, stock)
                        .putAll(BenchmarkedSystem.VOLLEY, volley)
                        .build());
    }

    /** Rounds whose two queries take so many seconds, and ten times as many, on two executors. */
    static List<RaceRun> rounds(double... seconds) {
        return DoubleStream.of(seconds)
                .mapToObj(each -> run(QUIET, List.of(), each))
                .toList();
    }

    static RaceRun run(MachineUse machine, List<String> different, double seconds) {
        long millis = Math.round(seconds * 1e3);
        List<Part> queries = List.of(new Part("q1", 0, millis, false), new Part("q2", millis, 10 * millis, false));
        JobRecording seen = new JobRecording("a", 0, 0, 0, 11 * millis, List.of(), queries, millis, 0, 0);
        ClusterUse use = new ClusterUse(List.of(new Sighting(0, "a", 2, 2)));
        return new RaceRun(8, List.of(new ApplicationRun(seen, use)), machine, 3, different);
    }
}
