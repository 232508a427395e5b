package io.volley.cli.simulate.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.volley.cli.figure.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void comparesRoundByRound() {
        Figure figure = first(ImmutableMap.of(Contender.STOCK, rounds(10, 20, 40), Contender.VOLLEY, rounds(5, 2, 8)));

        assertThat(figure.volley()).isEqualTo(new Spread(2, 5, 8));
        assertThat(figure.against())
                .contains(new Figure.Against(
                        Contender.STOCK, new Spread(10, 20, 40), Optional.of(new Spread(0.1, 0.2, 0.5))));
    }

    @Test
    void hasNoRatioToNothing() {
        Figure figure = first(ImmutableMap.of(Contender.STOCK, rounds(0, 1), Contender.VOLLEY, rounds(1, 1)));

        assertThat(figure.against().orElseThrow().ratio()).isEmpty();
    }

    @Test
    void standsAloneWithoutABaseline() {
        List<Figure> figures = Figure.all(ImmutableMap.of(Contender.VOLLEY, rounds(3)));

        assertThat(figures)
                .hasSize(Measure.values().length)
                .allMatch(figure -> figure.against().isEmpty());
    }

    @Test
    void hasARowForEachBaseline() {
        List<Figure> figures = Figure.all(ImmutableMap.of(
                Contender.STOCK, rounds(1), Contender.STOCK_DOUBLING, rounds(1), Contender.VOLLEY, rounds(1)));

        assertThat(figures).hasSize(2 * Measure.values().length);
        assertThat(LargeReport.render(new Combination(Scheduler.ASYNC, Hints.ON, 20, 1_000), figures))
                .startsWith("1,000 executors on 20 nodes, scheduler async, host hints on\n")
                .contains("| all started, s | stock-doubling | 1.00 (1.00 to 1.00) | 1.00 (1.00 to 1.00) |");
    }

    private static Figure first(ImmutableMap<Contender, ImmutableList<Result>> rounds) {
        return Figure.all(rounds).get(0);
    }

    /** Rounds in which every measure has this value. */
    private static ImmutableList<Result> rounds(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> new Result(Maps.toMap(List.of(Measure.values()), measure -> value)))
                .collect(ImmutableList.toImmutableList());
    }
}
