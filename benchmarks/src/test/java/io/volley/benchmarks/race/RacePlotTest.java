package io.volley.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableListMultimap;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.testbed.Sighting;
import java.util.List;
import org.junit.jupiter.api.Test;

class RacePlotTest {
    @Test
    void drawsWhatEachContenderRequestedAndHeld() {
        String svg = new RacePlot(
                        BenchmarkCluster.YARN,
                        Scenario.RAMP,
                        8,
                        ImmutableListMultimap.of(
                                BenchmarkedSystem.VOLLEY, run(1_000, 9_200, new Sighting(2_025, "a", 8, 8)),
                                BenchmarkedSystem.STOCK, run(1_000, 9_200, new Sighting(5_100, "a", 9, 4))))
                .render();

        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("ramp on yarn, 8 executors at most")
                .contains("volley: 57 executor-seconds, 8.2 s", "stock: 16 executor-seconds, 8.2 s")
                // 100 pixels a second, from 60 on; 90 pixels for 8 executors, above the bottom at 176 and 314.
                .contains("M60.0 176.0 V176.0 H162.5 V86.0 H880.0 V176 Z")
                .contains("M60.0 314.0 V314.0 H470.0 V269.0 H880.0 V314 Z")
                .as("requested more than there may be: drawn at the top")
                .contains("M60.0 314.0 H470.0 V224.0 H880.0");
    }

    private static RaceRun run(long started, long ended, Sighting sighting) {
        JobRecording seen = new JobRecording("a", started, started, started, ended, List.of(), List.of(), 0, 0, 0);
        return new RaceRun(8, seen, ClusterUse.of("a", List.of(sighting)));
    }
}
