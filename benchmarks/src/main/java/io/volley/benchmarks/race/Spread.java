package io.volley.benchmarks.race;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Streams;
import com.google.common.math.Quantiles;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The smallest, the middle and the largest of some values; of an even number of them the middle is the mean of two. */
public record Spread(double min, double median, double max) {
    private static final double DIGITS = 1e4;

    /**
     * The spread of some values.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(Collection<Double> values) {
        checkArgument(!values.isEmpty(), "expected at least one value, but got none");
        return new Spread(Collections.min(values), Quantiles.median().compute(values), Collections.max(values));
    }

    /**
     * The spread of the ratios of ours to theirs, round by round.
     *
     * @return empty if one of theirs is 0
     */
    public static Optional<Spread> ofRatios(List<Double> ours, List<Double> theirs) {
        return theirs.contains(0.0)
                ? Optional.empty()
                : Optional.of(of(Streams.zip(ours.stream(), theirs.stream(), (our, their) -> our / their)
                        .toList()));
    }

    /** The spread for programs: {@code min}, {@code median} and {@code max}, with four digits after the point. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("min", rounded(min))
                .put("median", rounded(median))
                .put("max", rounded(max));
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
