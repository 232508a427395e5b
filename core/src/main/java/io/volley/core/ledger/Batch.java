package io.volley.core.ledger;

import static com.google.common.base.Preconditions.checkArgument;

import io.volley.core.record.ProfileId;

/**
 * Executors asked of YARN in one request. A batch on the ledger is never complete: what it waits for is at least 1.
 *
 * @param profile of which profile all of them are
 * @param count how many were asked for
 * @param granted how many of them YARN has given
 * @param named whether hosts were named
 * @param since when the first of those it waits for was asked for, in milliseconds
 */
public record Batch(ProfileId profile, int count, int granted, boolean named, long since) {
    public Batch {
        checkArgument(granted >= 0 && granted <= count, "%s of %s granted", granted, count);
    }

    /** How many YARN has still to give. */
    public int waiting() {
        return count - granted;
    }

    Batch oneMoreGranted() {
        return new Batch(profile, count, granted + 1, named, since);
    }

    Batch onAnyHost() {
        return new Batch(profile, count, granted, false, since);
    }
}
