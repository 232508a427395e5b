package io.volley.benchmarks.race.report;

import static io.volley.benchmarks.race.report.PlayedRuns.outcome;
import static io.volley.benchmarks.race.report.PlayedRuns.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.volley.benchmarks.race.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceReportTest {
    private static final Outcome FASTER =
            outcome(Scenario.TPCH_POWER, rounds(2, 2, 2, 2, 2), rounds(1, 1.2, 1, 1.4, 1));

    @Test
    void saysWhoIsBetterAndPutsLossesFirst() {
        // The same work in half the time on as many executors: half the executor-seconds, and the utilization is the
        // same.
        assertThat(RaceReport.render(FASTER).lines())
                .contains(
                        "                          stock, n = 5              volley                    ratio                     better",
                        "utilization, of 1         0.05                      0.05                      1.00                      even",
                        "jobTime, s                22.00                     11.00 (11.00 to 15.40)    0.50 (0.50 to 0.70)       volley");
        assertThat(RaceReport.render(FASTER)).containsSubsequence("even", "jobTime");
        assertThat(RaceReport.render(outcome(Scenario.TPCH_POWER, rounds(1, 1, 1, 1, 1), rounds(2, 2, 2, 2, 2))))
                .containsSubsequence("jobTime", "stock\n", "even");
    }

    @Test
    void saysNothingOfWhoIsBetterAfterFourRounds() {
        assertThat(RaceReport.render(outcome(Scenario.TPCH_POWER, rounds(2, 2, 2, 2), rounds(1, 1, 1, 1)))
                        .lines())
                .contains(
                        "jobTime, s                22.00                     11.00                     0.50                      –");
    }

    @Test
    void namesTheQueriesThatAreSlower() {
        Outcome slower = outcome(Scenario.TPCH_POWER, rounds(1), rounds(1.06));

        assertThat(RaceReport.render(slower)).contains("q1, s                     1.00");
        assertThat(MarkdownReport.render(List.of(slower)))
                .contains("Slower by more than 5 % at the median, 2 of 2 queries: q1 1.06, q2 1.06.");
        assertThat(RaceReport.render(outcome(Scenario.TPCH_POWER, rounds(1), rounds(1.04))))
                .doesNotContain("q1");
        assertThat(RaceReport.render(
                        outcome(Scenario.TPCH_POWER, rounds(1, 1, 1, 1, 1), rounds(1.2, 1.2, 1.2, 0.9, 1.2))))
                .as("it may be chance")
                .doesNotContain("q1");
    }

    @Test
    void saysWhatMakesFiguresDoubtful() {
        Outcome doubtful = outcome(
                Scenario.TPCH_POWER,
                rounds(1),
                List.of(PlayedRuns.run(PlayedRuns.NOISY, List.of("stream-0/q2.jsonl: 3 rows"), 1)));

        assertThat(RaceReport.render(FASTER))
                .contains("Rows of 30 results were compared")
                .contains(": all are the same.");
        assertThat(RaceReport.render(doubtful))
                .contains("The machine was not quiet in 1 of 2 runs")
                .contains(
                        "Rows of 6 results were compared with those of the first run: volley, stream-0/q2.jsonl: 3 rows.");
    }

    @Test
    void isAPageOfItsOwn() {
        String page = new RacePage(List.of(FASTER, outcome(Scenario.RAMP, rounds(1), rounds(1)))).render();

        assertThat(page)
                .contains("<h2 id=\"yarn-3.5.6_2.12-8-tpch-power\">tpch-power on yarn</h2>")
                .contains("<h2 id=\"yarn-3.5.6_2.12-8-ramp\">ramp on yarn</h2>")
                .contains("<tr class=\"volley\"><td>jobTime, s</td><td>22.00</td><td>11.00 (11.00 to 15.40)</td>")
                .contains("time of each query in terms of stock&#39;s".replace("&#39;", "'"))
                .doesNotContain("src=", "http-equiv");
    }
}
