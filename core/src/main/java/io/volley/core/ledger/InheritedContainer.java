package io.volley.core.ledger;

import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;

/**
 * A container that an earlier attempt started and that runs on.
 *
 * @param container which one
 * @param profile of which profile its executor is
 * @param host where it is
 */
public record InheritedContainer(ContainerId container, ProfileId profile, String host) {}
