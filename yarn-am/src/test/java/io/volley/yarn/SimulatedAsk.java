package io.volley.yarn;

import io.volley.core.ledger.BatchId;
import io.volley.core.record.ProfileId;

/**
 * Containers that are asked for and not yet allocated.
 *
 * @param batch with which batch
 * @param profile of which profile
 * @param count how many are left
 * @param full whether the hosts that were named have no room after all
 * @param withdrawn whether the ApplicationMaster has taken it back already, and some are allocated all the same
 */
record SimulatedAsk(BatchId batch, ProfileId profile, int count, boolean full, boolean withdrawn) {
    SimulatedAsk less(int allocated) {
        return new SimulatedAsk(batch, profile, count - allocated, full, withdrawn);
    }

    SimulatedAsk afterWithdrawal(int extra) {
        return new SimulatedAsk(batch, profile, extra, false, true);
    }
}
