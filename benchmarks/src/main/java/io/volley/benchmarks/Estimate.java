package io.volley.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Streams;
import com.google.common.math.Quantiles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The median of some rounds, and how far it can be relied on. All percentiles are interpolated between the two values that
 * they lie between, so that the median of an even number of rounds is the mean of the two in the middle.
 *
 * <p>The interval is the percentile bootstrap's for the median, at 95 %: the rounds are drawn again, with replacement, 2,000
 * times, by the same seed always. Of few rounds it tells little more than the least and the most of them, and that is
 * right: five rounds all lie on one side of the true median once in sixteen times.
 *
 * @param median of the rounds
 * @param low where the interval begins
 * @param high where the interval ends
 * @param rounds how many there are
 */
public record Estimate(double median, double low, double high, int rounds) {
    private static final double DIGITS = 1e4;
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 1979;
    private static final int MEDIAN = 500;
    private static final int LOW = 25;
    private static final int HIGH = 975;

    /**
     * The estimate from some rounds.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Estimate of(Collection<Double> rounds) {
        checkArgument(!rounds.isEmpty(), "expected at least one round, but got none");
        double[] values = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] medians = new double[RESAMPLES];
        double[] drawn = new double[values.length];
        for (int sample = 0; sample < RESAMPLES; sample++) {
            for (int place = 0; place < drawn.length; place++) {
                drawn[place] = values[random.nextInt(values.length)];
            }
            medians[sample] = Quantiles.median().computeInPlace(drawn);
        }
        Map<Integer, Double> interval =
                Quantiles.scale(1_000).indexes(LOW, MEDIAN, HIGH).computeInPlace(medians);
        return new Estimate(
                Quantiles.median().compute(values),
                interval.getOrDefault(LOW, Double.NaN),
                interval.getOrDefault(HIGH, Double.NaN),
                values.length);
    }

    /**
     * The estimate of the ratio of ours to theirs, from the ratios of the rounds.
     *
     * @return empty if one of theirs is 0
     */
    public static Optional<Estimate> ofRatios(List<Double> ours, List<Double> theirs) {
        return theirs.contains(0.0)
                ? Optional.empty()
                : Optional.of(of(Streams.zip(ours.stream(), theirs.stream(), (our, their) -> our / their)
                        .toList()));
    }

    /** The estimate for programs: {@code median}, {@code low}, {@code high} and {@code n}, with four digits after the point. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("median", rounded(median))
                .put("low", rounded(low))
                .put("high", rounded(high))
                .put("n", rounds);
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
