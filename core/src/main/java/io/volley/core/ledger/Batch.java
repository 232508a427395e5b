package io.volley.core.ledger;

import static com.google.common.base.Preconditions.checkArgument;

import io.volley.core.record.ProfileId;

/**
 * Containers that were asked for together.
 *
 * @param id never used twice by one attempt
 * @param profile of which profile
 * @param size how many were asked for
 * @param granted how many YARN has given of these
 * @param settled how many of the granted have started or failed to, or were given back
 * @param named whether hosts are named for any of them
 * @param askedAt when, in milliseconds
 */
public record Batch(long id, ProfileId profile, int size, int granted, int settled, boolean named, long askedAt) {
    public Batch {
        checkArgument(
                0 <= settled && settled <= granted && granted <= size,
                "batch of %s: granted %s, settled %s",
                size,
                granted,
                settled);
    }

    /** How many are still to come. */
    public int waiting() {
        return size - granted;
    }

    Batch oneGranted() {
        return new Batch(id, profile, size, granted + 1, settled, named, askedAt);
    }

    Batch oneSettled() {
        return new Batch(id, profile, size, granted, Math.min(granted, settled + 1), named, askedAt);
    }

    Batch withoutHosts() {
        return new Batch(id, profile, size, granted, settled, false, askedAt);
    }
}
