package io.volley.core.ledger;

import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;

/**
 * A container that YARN gives us.
 *
 * @param container which one
 * @param profile for which profile
 * @param batch for which batch; 0 if an earlier attempt asked for it
 * @param host where it is
 */
public record Grant(ContainerId container, ProfileId profile, long batch, String host) {}
