package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;

/**
 * What an event leads to.
 *
 * @param next the ledger after it
 * @param commands what is to be done, in this order
 */
public record Step(Ledger next, ImmutableList<Command> commands) {}
