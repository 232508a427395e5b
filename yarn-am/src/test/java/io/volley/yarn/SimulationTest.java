package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many seeds with {@code -Dvolley.seeds=10000}; one, with its trace, with {@code -Dvolley.seed=1234}. */
class SimulationTest {
    private static final int SEEDS = 500;
    private static final int DEATHS_AT_EACH_POINT = 10;

    static LongStream seeds() {
        Long one = Long.getLong("volley.seed");
        return one == null ? LongStream.range(0, Integer.getInteger("volley.seeds", SEEDS)) : LongStream.of(one);
    }

    static Stream<Arguments> deaths() {
        return Stream.of(KillPoint.values())
                .flatMap(point -> IntStream.range(0, DEATHS_AT_EACH_POINT).mapToObj(seed -> Arguments.of(point, seed)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsPromisesWhateverFails(long seed) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.run();
        } finally {
            if (System.getProperty("volley.seed") != null) {
                simulation.trace().lines().forEach(System.out::println);
            }
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("deaths")
    void carriesOnWhereTheAttemptBeforeWasKilled(KillPoint point, int seed) {
        new Simulation(seed).runWithDeath(point, 1 + seed % 3);
    }

    @Test
    void doesTheSameForTheSameSeed() {
        assertThat(trace(42)).isEqualTo(trace(42)).isNotEqualTo(trace(43));
    }

    private static Iterable<String> trace(long seed) {
        Simulation simulation = new Simulation(seed);
        simulation.run();
        return simulation.trace().lines();
    }
}
