package io.volley.yarn;

import io.volley.core.ledger.AllocatedContainer;
import org.apache.hadoop.yarn.api.records.Container;

/**
 * A container that YARN gave.
 *
 * @param allocation as the ledger sees it
 * @param container as its NodeManager wants to see it
 */
record StartableContainer(AllocatedContainer allocation, Container container) {}
