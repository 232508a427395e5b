package io.volley.yarn;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;

/**
 * How often the ResourceManager is called. Never so seldom that it could take the ApplicationMaster for dead.
 *
 * @param busy while something is pending
 * @param idle otherwise
 */
record HeartbeatPace(Duration busy, Duration idle) {
    HeartbeatPace {
        checkArgument(!busy.isNegative() && !busy.isZero(), "busy heartbeat is %s, but must be longer than 0", busy);
        checkArgument(!idle.isNegative() && !idle.isZero(), "idle heartbeat is %s, but must be longer than 0", idle);
    }

    /**
     * Both, but neither above half of the time after which the ResourceManager gives up on a silent ApplicationMaster.
     *
     * @param expiry that time
     */
    HeartbeatPace within(Duration expiry) {
        Duration half = expiry.dividedBy(2);
        return new HeartbeatPace(min(busy, half), min(idle, half));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
