package io.volley.benchmarks.race.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.volley.benchmarks.Estimate;
import io.volley.benchmarks.race.figure.ApplicationRun;
import io.volley.benchmarks.race.figure.ClusterUse;
import io.volley.benchmarks.race.figure.MachineUse;
import io.volley.benchmarks.race.figure.RaceFigure;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.ExecutorTime;
import io.volley.benchmarks.race.job.JobRecording.Part;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void comparesRoundByRound() {
        Comparison comparison = Comparison.of(
                RaceFigure.JOB_TIME,
                BenchmarkedSystem.STOCK,
                List.of(lasting(10), lasting(20), lasting(40)),
                List.of(lasting(5), lasting(30), lasting(10)));

        assertThat(comparison.stock()).contains(new Estimate(20, 10, 40, 3));
        assertThat(comparison.volley()).contains(new Estimate(10, 5, 30, 3));
        assertThat(comparison.ratio()).contains(new Estimate(0.5, 0.25, 1.5, 3));
    }

    @Test
    void hasNoRatioToNothing() {
        Comparison comparison = Comparison.of(
                RaceFigure.TASKS_RERUN, BenchmarkedSystem.STOCK, List.of(lasting(1)), List.of(lasting(1)));

        assertThat(comparison.volley()).contains(new Estimate(0, 0, 0, 1));
        assertThat(comparison.ratio()).isEmpty();
    }

    @Test
    void tellsNothingOfWhatDidNotHappenInARound() {
        Comparison comparison = Comparison.of(
                RaceFigure.ALL_REGISTERED,
                BenchmarkedSystem.STOCK,
                List.of(registering(4), registering(3)),
                List.of(registering(4), registering(4)));

        assertThat(comparison.stock()).isEmpty();
        assertThat(comparison.volley()).contains(new Estimate(4, 4, 4, 2));
        assertThat(comparison.ratio()).isEmpty();
    }

    @Test
    void interpolatesTheTimesOfJobs() {
        List<Part> jobs = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> new Part("q" + number, 0, 1_000L * number, number > 38))
                .toList();
        RaceRun run = run(new JobRecording("a", 0, 0, 0, 1, List.of(), jobs, 0, 0, 0));

        assertThat(RaceFigure.JOB_TIME_P50.of(run)).hasValueCloseTo(20.5, within(1e-9));
        assertThat(RaceFigure.JOB_TIME_P95.of(run)).hasValueCloseTo(38.05, within(1e-9));
        assertThat(RaceFigure.DEADLINE_MISSES.of(run)).hasValue(2);
    }

    private static RaceRun lasting(int seconds) {
        return run(new JobRecording("a", 500, 500, 600, 500 + 1_000L * seconds, List.of(), List.of(), 0, 0, 0));
    }

    private static RaceRun registering(int executors) {
        List<ExecutorTime> times = LongStream.rangeClosed(1, executors)
                .mapToObj(second -> new ExecutorTime(1_000 * second, ExecutorTime.STILL_THERE))
                .toList();
        return run(new JobRecording("a", 0, 0, 0, 1, times, List.of(), 0, 0, 0));
    }

    private static RaceRun run(JobRecording seen) {
        return new RaceRun(
                4, List.of(new ApplicationRun(seen, new ClusterUse(List.of()))), MachineUse.UNKNOWN, 0, List.of());
    }
}
