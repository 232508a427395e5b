package io.volley.core.ledger;

import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;

/**
 * A container that YARN gave.
 *
 * @param container which one
 * @param profile for which profile it was asked
 * @param batch with which batch it was asked
 * @param host where it is
 */
public record Grant(ContainerId container, ProfileId profile, BatchId batch, String host) {}
