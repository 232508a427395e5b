package io.volley.core.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DurationHistogramTest {
    private static final Percentage A_BUCKET = Percentage.withPercentage(2.1);

    private final DurationHistogram durations = new DurationHistogram();

    @Test
    void knowsNothingAtFirst() {
        assertThat(durations.median()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheMiddleOfManyWithinABucket(long seed) {
        Random random = new Random(seed);
        double[] seconds = random.doubles(1 + random.nextInt(2_000))
                .map(part -> 0.002 * Math.pow(10, 6 * part))
                .toArray();
        Arrays.stream(seconds).forEach(durations::add);

        Arrays.sort(seconds);
        assertThat(durations.median().orElseThrow()).isCloseTo(seconds[(seconds.length - 1) / 2], A_BUCKET);
    }

    @Test
    void neverOverflowsAndForgetsWhatWasLongAgo() {
        for (int task = 0; task < 3_000_000; task++) {
            durations.add(60);
        }
        assertThat(durations.median().orElseThrow()).isCloseTo(60, A_BUCKET);

        for (int task = 0; task < 1_600_000; task++) {
            durations.add(2);
        }
        assertThat(durations.median().orElseThrow())
                .as("these are fewer than those, and later")
                .isCloseTo(2, A_BUCKET);
    }

    @Test
    void learnsFromRunningTasksThatAreOlder() {
        durations.add(1);
        durations.add(1);
        durations.add(10);

        assertThat(durations.median(new double[] {0.5, 0.9})).isCloseTo(1, A_BUCKET);
        assertThat(durations.median(new double[] {2, 3})).isCloseTo(10, A_BUCKET);
        assertThat(durations.median(new double[] {20, 30, 40, 50, 60})).isEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverFallsWhileTheRunningTasksGrowOlder(long seed) {
        Random random = new Random(seed);
        for (int task = random.nextInt(20) + 1; task > 0; task--) {
            durations.add(random.nextDouble() * 10);
        }
        double[] ages =
                random.doubles(random.nextInt(40)).map(age -> age * 5).sorted().toArray();
        double before = 0;
        for (int step = 0; step < 50; step++) {
            double median = durations.median(ages);
            assertThat(median).as("step %d", step).isGreaterThanOrEqualTo(before);
            before = median;
            ages = Arrays.stream(ages).map(age -> age + 0.5).toArray();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }
}
