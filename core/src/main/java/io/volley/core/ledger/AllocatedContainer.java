package io.volley.core.ledger;

import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;

/**
 * A container that YARN gave.
 *
 * @param container which one
 * @param profile for which profile it was requested
 * @param batch with which batch it was requested
 * @param host where it is
 */
public record AllocatedContainer(ContainerId container, ProfileId profile, BatchId batch, String host) {}
