package io.volley.core.ledger;

import io.volley.core.record.ContainerId;

/**
 * YARN's word that a container has ended.
 *
 * @param container which one
 * @param status YARN's exit status
 * @param diagnostics what YARN says beside it
 */
public record End(ContainerId container, int status, String diagnostics) {}
