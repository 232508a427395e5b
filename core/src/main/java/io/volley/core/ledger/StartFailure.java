package io.volley.core.ledger;

import io.volley.core.record.ContainerId;

/**
 * A container that its NodeManager did not start.
 *
 * @param container which one
 * @param message what the NodeManager said, or why it could not be asked
 */
public record StartFailure(ContainerId container, String message) {}
