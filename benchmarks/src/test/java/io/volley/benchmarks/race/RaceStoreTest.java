package io.volley.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.benchmarks.race.figure.ApplicationRun;
import io.volley.benchmarks.race.figure.ClusterUse;
import io.volley.benchmarks.race.figure.MachineUse;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.ExecutorTime;
import io.volley.benchmarks.race.job.JobRecording.Part;
import io.volley.benchmarks.race.report.Outcome;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.RaceSetup;
import io.volley.benchmarks.race.scenario.Scenario;
import io.volley.testbed.Sighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceStoreTest {
    private static final RaceRun RUN = new RaceRun(
            8,
            List.of(new ApplicationRun(
                    new JobRecording(
                            "a",
                            1,
                            2,
                            3,
                            4,
                            List.of(new ExecutorTime(2, ExecutorTime.STILL_THERE)),
                            List.of(new Part("q1", 1, 2, false)),
                            5,
                            6,
                            7),
                    new ClusterUse(List.of(new Sighting(1, "a", 2, 2))))),
            new MachineUse(12.5, 0.01, 0),
            44,
            List.of("q1"));

    @TempDir
    private Path folder;

    @Test
    void findsWhatItHasKept() throws IOException {
        store().keep(Scenario.TPCH_POWER, BenchmarkedSystem.INITIAL_MAX, 2, RUN);

        assertThat(store().find(Scenario.TPCH_POWER, BenchmarkedSystem.INITIAL_MAX, 2))
                .contains(RUN);
        assertThat(store().find(Scenario.TPCH_POWER, BenchmarkedSystem.INITIAL_MAX, 1))
                .isEmpty();
    }

    @Test
    void refusesRunsThatCannotBeCompared() throws IOException {
        RaceStore first = store();

        assertThatThrownBy(() -> store(1))
                .isInstanceOf(RaceException.class)
                .hasMessageContainingAll(first.folder().toString(), "scale=0.1", "scale=1.0", "another folder");
    }

    @Test
    void comparesWithEachBaselineTheRoundsThatBothHave() throws IOException {
        RaceStore store = store();
        for (int round = 1; round <= 3; round++) {
            store.keep(Scenario.RAMP, BenchmarkedSystem.STOCK, round, RUN);
        }
        store.keep(Scenario.RAMP, BenchmarkedSystem.VOLLEY, 1, RUN);
        store.keep(Scenario.RAMP, BenchmarkedSystem.VOLLEY, 2, RUN);

        store.keep(Scenario.RAMP, BenchmarkedSystem.THRIFTY, 1, RUN);
        Outcome outcome = store.outcome(Scenario.RAMP);

        assertThat(outcome.baselines()).containsExactly(BenchmarkedSystem.STOCK, BenchmarkedSystem.THRIFTY);
        assertThat(outcome.rounds(BenchmarkedSystem.STOCK)).isEqualTo(2);
        assertThat(outcome.rounds(BenchmarkedSystem.THRIFTY)).isEqualTo(1);
        assertThat(outcome.comparisons(BenchmarkedSystem.STOCK)
                        .get(5)
                        .stock()
                        .orElseThrow()
                        .rounds())
                .isEqualTo(2);
        assertThat(outcome.comparisons(BenchmarkedSystem.THRIFTY)
                        .get(5)
                        .volley()
                        .orElseThrow()
                        .rounds())
                .isEqualTo(1);
        assertThat(store.outcome(Scenario.STAGES).baselines()).isEmpty();
        assertThat(store.has(Scenario.RAMP, List.of(BenchmarkedSystem.STOCK, BenchmarkedSystem.VOLLEY), 2))
                .isTrue();
        assertThat(store.has(Scenario.RAMP, List.of(BenchmarkedSystem.STOCK, BenchmarkedSystem.VOLLEY), 3))
                .isFalse();
    }

    @Test
    void hasAFolderForEachSetup() throws IOException {
        store();

        assertThat(RaceStore.all(folder)).containsExactly(store());
        assertThat(store().folder()).isEqualTo(folder.resolve("yarn-3.5.6_2.12-8"));
    }

    private RaceStore store() throws IOException {
        return store(0.1);
    }

    private RaceStore store(double scale) throws IOException {
        return RaceStore.in(folder, new RaceSetup("yarn", "3.5.6", "2.12", 8, 1, scale, 3, Map.of("a", "b")));
    }
}
