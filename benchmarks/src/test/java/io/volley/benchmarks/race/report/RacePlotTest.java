package io.volley.benchmarks.race.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.benchmarks.race.figure.ApplicationRun;
import io.volley.benchmarks.race.figure.ClusterUse;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.scenario.Scenario;
import io.volley.testbed.Sighting;
import java.util.List;
import org.junit.jupiter.api.Test;

class RacePlotTest {
    @Test
    void drawsWhatEachContenderRequestedAndHeld() {
        String svg = new RacePlot(PlayedRuns.outcome(
                        Scenario.RAMP,
                        List.of(run(application(1_000, 9_200, new Sighting(5_100, "a", 9, 4)))),
                        List.of(run(application(1_000, 9_200, new Sighting(2_025, "a", 8, 8))))))
                .render();

        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("ramp on yarn-3.5.6_2.12-8, 8 executors at most")
                .contains("volley: 57 executor-seconds, 8.2 s", "stock: 16 executor-seconds, 8.2 s")
                // 100 pixels a second, from 60 on; 90 pixels for 8 executors, above the bottom at 176 and 314.
                .contains("M60.0 176.0 V176.0 H162.5 V86.0 H880.0 V176 Z")
                .contains("M60.0 314.0 V314.0 H470.0 V269.0 H880.0 V314 Z")
                .as("requested more than there may be: drawn at the top")
                .contains("M60.0 314.0 H470.0 V224.0 H880.0");
    }

    @Test
    void drawsApplicationsOneAfterTheOther() {
        RaceRun twice = run(
                application(1_000, 5_100, new Sighting(1_000, "a", 8, 8)),
                application(7_150, 9_200, new Sighting(7_150, "b", 4, 4)));

        assertThat(new RacePlot(PlayedRuns.outcome(Scenario.TPCH_RECURRING, List.of(twice), List.of(twice))).render())
                .contains("M60.0 176.0 V86.0 H470.0 V176 Z")
                .contains("M675.0 176.0 V131.0 H880.0 V176 Z");
    }

    private static RaceRun run(ApplicationRun... applications) {
        return new RaceRun(8, List.of(applications), PlayedRuns.QUIET, 0, List.of());
    }

    private static ApplicationRun application(long started, long ended, Sighting sighting) {
        JobRecording seen = new JobRecording(
                sighting.application(), started, started, started, ended, List.of(), List.of(), 0, 0, 0);
        return new ApplicationRun(seen, ClusterUse.of(sighting.application(), List.of(sighting)));
    }
}
