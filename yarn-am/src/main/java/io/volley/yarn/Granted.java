package io.volley.yarn;

import io.volley.core.ledger.Grant;
import org.apache.hadoop.yarn.api.records.Container;

/**
 * A container that YARN gave.
 *
 * @param grant as the ledger sees it
 * @param container as its NodeManager wants to see it
 */
record Granted(Grant grant, Container container) {}
