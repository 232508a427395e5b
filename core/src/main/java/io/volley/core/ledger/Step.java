package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;

/**
 * What follows from an event.
 *
 * @param next the ledger after it
 * @param commands what to do, in this order
 */
public record Step(Ledger next, ImmutableList<Command> commands) {}
