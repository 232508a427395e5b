package io.volley.core.ledger;

import static com.google.common.base.Preconditions.checkArgument;

import io.volley.core.record.ProfileId;
import java.util.OptionalLong;

/**
 * Executors asked of YARN in one request. A batch on the ledger is never complete: what it waits for is at least 1.
 *
 * @param profile of which profile all of them are
 * @param count how many were asked for
 * @param granted how many of them YARN has given
 * @param named whether hosts were named
 * @param since when the first of those it waits for was asked for, in milliseconds
 * @param moved when YARN was asked, or gave one of them, for the last time, in milliseconds; empty until then
 */
public record Batch(ProfileId profile, int count, int granted, boolean named, long since, OptionalLong moved) {
    public Batch {
        checkArgument(granted >= 0 && granted <= count, "%s of %s granted", granted, count);
    }

    /** How many YARN has still to give. */
    public int waiting() {
        return count - granted;
    }

    Batch oneMoreGranted(long now) {
        return new Batch(profile, count, granted + 1, named, since, OptionalLong.of(now));
    }

    Batch onAnyHost() {
        return new Batch(profile, count, granted, false, since, moved);
    }

    Batch placed(long now) {
        return new Batch(profile, count, granted, named, since, OptionalLong.of(now));
    }

    /** Whether hosts were named that have given nothing for so many milliseconds. */
    boolean waitsInVain(long now, long limit) {
        return named && moved.isPresent() && now - moved.getAsLong() >= limit;
    }
}
