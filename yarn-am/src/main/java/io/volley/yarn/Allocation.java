package io.volley.yarn;

import io.volley.core.ledger.Grant;
import org.apache.hadoop.yarn.api.records.Container;

/**
 * A container that YARN has given us.
 *
 * @param grant as the ledger sees it
 * @param container as YARN's clients see it, with the token to start it
 */
record Allocation(Grant grant, Container container) {}
