package io.volley.core.ledger;

import io.volley.core.record.ProfileId;

/**
 * A container that is ours. It only ever moves forward: allocated, starting, running, leaving.
 *
 * @param profile of which profile its executor is
 * @param host where it is; empty while that stands only in what an earlier attempt has left behind
 * @param state how far it has come
 */
public record HeldContainer(ProfileId profile, String host, State state) {
    /** How far a container has come. */
    public enum State {
        /** Allocated, and not to be started before that has been recorded: the driver's alone. */
        ALLOCATED,
        /** Allocated, and the start not yet accepted by the NodeManager. */
        STARTING,
        /** Accepted by the NodeManager. */
        RUNNING,
        /** Released, and not yet known to have ended. Counts for nothing any more. */
        LEAVING
    }

    /** Whether it counts towards the target. */
    public boolean counts() {
        return state != State.LEAVING;
    }

    HeldContainer in(State next) {
        return new HeldContainer(profile, host, next);
    }

    boolean isDrivers() {
        return profile.equals(ProfileId.DRIVER);
    }
}
