package io.volley.benchmarks.large;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.volley.benchmarks.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LargeFigureTest {
    @Test
    void comparesRoundByRound() {
        LargeFigure figure =
                first(ImmutableMap.of(LargeSystem.STOCK, rounds(10, 20, 40), LargeSystem.VOLLEY, rounds(5, 2, 8)));

        assertThat(figure.volley()).isEqualTo(new Estimate(5, 2, 8, 3));
        assertThat(figure.against())
                .contains(new LargeFigure.Against(
                        LargeSystem.STOCK, new Estimate(20, 10, 40, 3), Optional.of(new Estimate(0.2, 0.1, 0.5, 3))));
    }

    @Test
    void hasNoRatioToNothing() {
        LargeFigure figure = first(ImmutableMap.of(LargeSystem.STOCK, rounds(0, 1), LargeSystem.VOLLEY, rounds(1, 1)));

        assertThat(figure.against().orElseThrow().ratio()).isEmpty();
    }

    @Test
    void standsAloneWithoutABaseline() {
        List<LargeFigure> figures = LargeFigure.all(ImmutableMap.of(LargeSystem.VOLLEY, rounds(3)));

        assertThat(figures)
                .hasSize(LargeMeasure.values().length)
                .allMatch(figure -> figure.against().isEmpty());
    }

    @Test
    void hasARowForEachBaseline() {
        List<LargeFigure> figures = LargeFigure.all(ImmutableMap.of(
                LargeSystem.STOCK, rounds(1), LargeSystem.STOCK_DOUBLING, rounds(1), LargeSystem.VOLLEY, rounds(1)));

        assertThat(figures).hasSize(2 * LargeMeasure.values().length);
        assertThat(LargeReport.render(new Combination(SchedulerMode.ASYNC, Hints.ON, 20, 1_000), figures))
                .startsWith("1,000 executors on 20 nodes, scheduler async, host hints on\n")
                .contains("| all started, s | stock-doubling | 1.00 (1.00 to 1.00) | 1.00 (1.00 to 1.00) |");
    }

    private static LargeFigure first(ImmutableMap<LargeSystem, ImmutableList<LargeResult>> rounds) {
        return LargeFigure.all(rounds).get(0);
    }

    /** Rounds in which every measure has this value. */
    private static ImmutableList<LargeResult> rounds(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> new LargeResult(Maps.toMap(List.of(LargeMeasure.values()), measure -> value)))
                .collect(ImmutableList.toImmutableList());
    }
}
