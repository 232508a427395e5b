package io.volley.benchmarks.race.report;

import io.volley.benchmarks.Estimate;
import io.volley.benchmarks.race.figure.RaceFigure;
import java.util.Locale;
import java.util.Optional;

/** Who has the better figure, as far as the rounds can tell; in the order in which a report has them. */
public enum Winner {
    /** The whole interval of the ratio is worse than 1. */
    BASELINE,
    /** 1 is within the interval. */
    EVEN,
    /** The whole interval is better than 1. */
    VOLLEY,
    /** There are fewer rounds than it takes, or what the figure tells of did not happen. */
    UNKNOWN;

    /** Of fewer rounds than this the interval means nothing: two of two lie on one side of the median every other time. */
    static final int LEAST_ROUNDS = 5;

    /** What rounding makes of equal figures. */
    private static final double NOTHING = 1e-9;

    static Winner of(RaceFigure figure, Optional<Estimate> theirs, Optional<Estimate> ours, Optional<Estimate> ratio) {
        if (theirs.isEmpty() || ours.isEmpty() || ours.get().rounds() < LEAST_ROUNDS) {
            return UNKNOWN;
        }
        if (ratio.isPresent()) {
            return of(figure, ratio.get().low() - 1, ratio.get().high() - 1);
        }
        // A round of theirs is 0, so that there is no ratio; what counts tasks and queries is 0 in all rounds when all
        // is well.
        return of(
                figure,
                ours.get().low() - theirs.get().high(),
                ours.get().high() - theirs.get().low());
    }

    private static Winner of(RaceFigure figure, double least, double most) {
        if (least > NOTHING) {
            return figure.isBetterLarge() ? VOLLEY : BASELINE;
        }
        if (most < -NOTHING) {
            return figure.isBetterLarge() ? BASELINE : VOLLEY;
        }
        return EVEN;
    }

    /** The word for it, where {@code baseline} is who Volley is compared with. */
    String word(String baseline) {
        return this == BASELINE ? baseline : name().toLowerCase(Locale.ROOT);
    }
}
