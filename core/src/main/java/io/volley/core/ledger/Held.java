package io.volley.core.ledger;

import io.volley.core.record.ProfileId;

/**
 * A container that is ours.
 *
 * @param profile which executors live in it
 * @param host where it is
 * @param batch which batch it came with; 0 for one that an earlier attempt started
 * @param phase how far it is
 */
public record Held(ProfileId profile, String host, long batch, Phase phase) {
    /** The life of a container. */
    public enum Phase {
        /** Granted, its start not yet accepted. */
        STARTING,
        /** Its start accepted by the NodeManager. */
        RUNNING,
        /** Given back; its end is not known yet. */
        LEAVING
    }

    Held in(Phase next) {
        return new Held(profile, host, batch, next);
    }

    boolean isLeaving() {
        return phase == Phase.LEAVING;
    }
}
