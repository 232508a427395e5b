package io.volley.cli.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.cli.figure.Spread;
import io.volley.cli.race.job.Observed;
import io.volley.cli.race.job.Observed.Part;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void comparesRoundByRound() {
        Comparison comparison = Comparison.of(
                Figure.JOB_TIME,
                Contender.STOCK,
                List.of(lasting(10), lasting(20), lasting(40)),
                List.of(lasting(5), lasting(30), lasting(10)));

        assertThat(comparison.stock()).contains(new Spread(10, 20, 40));
        assertThat(comparison.volley()).contains(new Spread(5, 10, 30));
        assertThat(comparison.ratio()).contains(new Spread(0.25, 0.5, 1.5));
    }

    @Test
    void hasNoRatioToNothing() {
        Comparison comparison =
                Comparison.of(Figure.TASKS_RERUN, Contender.STOCK, List.of(lasting(1)), List.of(lasting(1)));

        assertThat(comparison.volley()).contains(new Spread(0, 0, 0));
        assertThat(comparison.ratio()).isEmpty();
    }

    @Test
    void tellsNothingOfWhatDidNotHappenInARound() {
        Comparison comparison = Comparison.of(
                Figure.ALL_REGISTERED,
                Contender.STOCK,
                List.of(registering(4), registering(3)),
                List.of(registering(4), registering(4)));

        assertThat(comparison.stock()).isEmpty();
        assertThat(comparison.volley()).contains(new Spread(4, 4, 4));
        assertThat(comparison.ratio()).isEmpty();
    }

    @Test
    void takesTheTimesOfJobsByTheirRank() {
        List<Part> jobs = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> new Part(1_000L * number, number > 38))
                .toList();
        Run run = run(new Observed("a", 0, 0, 0, 1, List.of(), 0, jobs, 0, 0, 0));

        assertThat(Figure.JOB_TIME_P50.of(run)).hasValue(20);
        assertThat(Figure.JOB_TIME_P95.of(run)).hasValue(38);
        assertThat(Figure.DEADLINE_MISSES.of(run)).hasValue(2);
    }

    private static Run lasting(int seconds) {
        return run(new Observed("a", 500, 500, 600, 500 + 1_000L * seconds, List.of(), 0, List.of(), 0, 0, 0));
    }

    private static Run registering(int executors) {
        List<Long> times = LongStream.rangeClosed(1, executors)
                .mapToObj(second -> 1_000 * second)
                .toList();
        return run(new Observed("a", 0, 0, 0, 1, times, 0, List.of(), 0, 0, 0));
    }

    private static Run run(Observed seen) {
        return new Run(4, seen, new ClusterUse(ImmutableList.of()));
    }
}
