package io.volley.core.ledger;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.ExecutorSize;
import java.util.Optional;

/**
 * The driver, where the ApplicationMaster starts it: one container of its own at a time, in one run after the other.
 *
 * @param size what its container takes
 * @param limits how often it may fail
 * @param runs the present run, and the failures of those before
 */
public record DriverRun(ExecutorSize size, RunLimits limits, DriverRuns runs) {
    /** What is requested for it. */
    DesiredExecutors wanted() {
        return new DesiredExecutors(size, 1, ImmutableMap.of(), "run " + runs.number() + " of the driver");
    }

    DriverRun in(ContainerId container) {
        return new DriverRun(size, limits, runs.in(container));
    }

    /** The run after this one; empty if there is to be none. */
    Optional<DriverRun> after(RunEnd end, long now) {
        if (end.succeeded()) {
            return Optional.empty();
        }
        DriverRuns next = end.counts() ? runs.nextAfterFailure(now) : runs.next();
        return end.counts() && !limits.allowAnother(next.failures(), now)
                ? Optional.empty()
                : Optional.of(new DriverRun(size, limits, next));
    }
}
