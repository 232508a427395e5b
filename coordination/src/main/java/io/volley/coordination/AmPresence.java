package io.volley.coordination;

import io.volley.core.record.ContainerId;

/**
 * Where the ApplicationMaster lives.
 *
 * @param attempt counted from 1
 * @param host its host
 * @param container its own container
 */
public record AmPresence(int attempt, String host, ContainerId container) {}
