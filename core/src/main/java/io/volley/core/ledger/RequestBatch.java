package io.volley.core.ledger;

import static com.google.common.base.Preconditions.checkArgument;

import io.volley.core.record.ProfileId;
import java.util.OptionalLong;

/**
 * Executors requested of YARN in one request. A batch on the ledger is never complete: what it waits for is at least 1.
 *
 * @param profile of which profile all of them are
 * @param count how many were requested
 * @param allocated how many of them YARN has given
 * @param named whether hosts were named
 * @param since when the first of those it waits for was requested, in milliseconds
 * @param moved when YARN was asked, or gave one of them, for the last time, in milliseconds; empty until then
 */
public record RequestBatch(ProfileId profile, int count, int allocated, boolean named, long since, OptionalLong moved) {
    public RequestBatch {
        checkArgument(allocated >= 0 && allocated <= count, "%s of %s allocated", allocated, count);
    }

    /** How many YARN has still to give. */
    public int waiting() {
        return count - allocated;
    }

    RequestBatch oneMoreAllocated(long now) {
        return new RequestBatch(profile, count, allocated + 1, named, since, OptionalLong.of(now));
    }

    RequestBatch onAnyHost() {
        return new RequestBatch(profile, count, allocated, false, since, moved);
    }

    RequestBatch placed(long now) {
        return new RequestBatch(profile, count, allocated, named, since, OptionalLong.of(now));
    }

    /** Whether hosts were named that have given nothing for so many milliseconds. */
    boolean waitsInVain(long now, long limit) {
        return named && moved.isPresent() && now - moved.getAsLong() >= limit;
    }
}
