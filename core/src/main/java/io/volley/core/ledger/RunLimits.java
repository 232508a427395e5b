package io.volley.core.ledger;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.OptionalLong;

/**
 * How often a driver may fail, as YARN limits the attempts of an ApplicationMaster.
 *
 * @param most with so many failures that count the application has failed
 * @param validity how long one counts, in milliseconds; empty if that is for ever
 */
public record RunLimits(int most, OptionalLong validity) {
    public RunLimits {
        checkArgument(most >= 1, "most is %s, but must be at least 1", most);
    }

    /** Whether the driver may run once more after these failures. */
    boolean allowAnother(ImmutableList<Long> failures, long now) {
        long counting = failures.stream().filter(when -> counts(when, now)).count();
        return counting < most;
    }

    private boolean counts(long when, long now) {
        return validity.isEmpty() || now - when <= validity.getAsLong();
    }
}
