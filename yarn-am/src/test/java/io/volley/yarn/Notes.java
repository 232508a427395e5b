package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.ledger.BatchId;
import io.volley.core.record.ContainerId;
import java.util.Optional;

/**
 * What one heartbeat tells the ResourceManager.
 *
 * @param requests new requests
 * @param forgotten batches that wait for nothing any more
 * @param releases containers to take back
 * @param excluded the hosts that get no more containers, if that has changed
 */
record Notes(
        ImmutableList<SimulatedRequest> requests,
        ImmutableList<BatchId> forgotten,
        ImmutableList<ContainerId> releases,
        Optional<ImmutableSet<String>> excluded) {}
