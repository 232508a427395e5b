package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * The runs of a driver that the ApplicationMaster starts. Written by the attempt that holds the fencing token, for the next
 * one: nothing is started in a container before that stands here.
 *
 * @param number of the present run, counted from 1
 * @param container where it is; empty while it has none
 * @param failures when runs before it failed, of those that the application is to blame for, in milliseconds
 */
public record DriverRuns(int number, Optional<ContainerId> container, ImmutableList<Long> failures) {
    /** The first run, which has no container yet. */
    public static final DriverRuns FIRST = new DriverRuns(1, Optional.empty(), ImmutableList.of());

    public DriverRuns {
        checkArgument(number >= 1, "number is %s, but must be at least 1", number);
    }

    /** The same run in a container. */
    public DriverRuns in(ContainerId given) {
        return new DriverRuns(number, Optional.of(given), failures);
    }

    /** The run after this one, whose end nobody is to blame for. */
    public DriverRuns next() {
        return new DriverRuns(number + 1, Optional.empty(), failures);
    }

    /** The run after this one, which the application has failed. */
    public DriverRuns nextAfterFailure(long when) {
        return new DriverRuns(
                number + 1,
                Optional.empty(),
                ImmutableList.<Long>builder().addAll(failures).add(when).build());
    }

    /** The same by another clock, which is ahead of this one. */
    public DriverRuns later(long millis) {
        return new DriverRuns(
                number,
                container,
                failures.stream().map(when -> when + millis).collect(ImmutableList.toImmutableList()));
    }
}
