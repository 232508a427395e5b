package io.volley.core.ledger;

import io.volley.core.record.ContainerId;

/**
 * What YARN says of a container that ended.
 *
 * @param container which one
 * @param status YARN's exit status, or the process's own
 * @param diagnostics YARN's words, may be empty
 */
public record CompletedContainer(ContainerId container, int status, String diagnostics) {}
