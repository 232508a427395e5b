package io.volley.benchmarks.race.report;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Quantiles;
import io.volley.benchmarks.Estimate;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.job.JobRecording.Part;
import java.util.List;
import java.util.Optional;

/**
 * The times of one query by Volley beside those by a baseline, in seconds. A round's time is the median of those that the
 * query took in it, where several streams run it.
 *
 * @param query such as {@code q7}
 * @param ratio of Volley to the baseline, round by round; empty only where a query took no time that can be told
 */
public record QueryComparison(String query, Estimate stock, Estimate volley, Optional<Estimate> ratio) {
    /** What a query may take longer than with the baseline before someone should ask why. */
    private static final double MOST_SLOWER = 1.05;

    /** Each query that all rounds of both have, in the order of the first. */
    public static ImmutableList<QueryComparison> all(List<RaceRun> stock, List<RaceRun> volley) {
        return volley.stream()
                .limit(1)
                .flatMap(run -> run.parts().stream().map(Part::name).distinct())
                .filter(query -> has(stock, query) && has(volley, query))
                .map(query -> of(query, seconds(stock, query), seconds(volley, query)))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Whether it is slower by so much that the reason should be known: by 5 % at the median, and as far as the rounds can tell
     * not by chance.
     */
    public boolean isSlower() {
        return ratio.map(known ->
                        known.median() > MOST_SLOWER && (known.low() > 1 || known.rounds() < Winner.LEAST_ROUNDS))
                .orElse(false);
    }

    private static QueryComparison of(String query, List<Double> stock, List<Double> volley) {
        return new QueryComparison(query, Estimate.of(stock), Estimate.of(volley), Estimate.ofRatios(volley, stock));
    }

    private static boolean has(List<RaceRun> runs, String query) {
        return !runs.isEmpty()
                && runs.stream()
                        .allMatch(run -> run.parts().stream()
                                .anyMatch(part -> part.name().equals(query)));
    }

    private static List<Double> seconds(List<RaceRun> runs, String query) {
        return runs.stream()
                .map(run -> Quantiles.median()
                                .compute(run.parts().stream()
                                        .filter(part -> part.name().equals(query))
                                        .map(Part::millis)
                                        .toList())
                        / 1e3)
                .toList();
    }
}
