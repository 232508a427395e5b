package io.volley.cli.simulate.yarn;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.math.Quantiles;
import java.util.Collection;
import java.util.Collections;

/** What the rounds of one figure came to. */
record Spread(double min, double median, double max) {
    /** @param rounds one value each, at least one */
    static Spread of(Collection<Double> rounds) {
        checkArgument(!rounds.isEmpty(), "there is no round");
        return new Spread(Collections.min(rounds), Quantiles.median().compute(rounds), Collections.max(rounds));
    }
}
