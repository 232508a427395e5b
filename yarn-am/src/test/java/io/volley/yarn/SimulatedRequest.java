package io.volley.yarn;

import io.volley.core.ledger.BatchId;
import io.volley.core.record.ProfileId;

/**
 * Containers that are requested and not yet allocated.
 *
 * @param batch with which batch
 * @param profile of which profile
 * @param count how many are left
 * @param full whether the hosts that were named have no room after all
 * @param withdrawn whether the ApplicationMaster has taken it back already, and some are allocated all the same
 */
record SimulatedRequest(BatchId batch, ProfileId profile, int count, boolean full, boolean withdrawn) {
    SimulatedRequest less(int allocated) {
        return new SimulatedRequest(batch, profile, count - allocated, full, withdrawn);
    }

    SimulatedRequest afterWithdrawal(int extra) {
        return new SimulatedRequest(batch, profile, extra, false, true);
    }
}
