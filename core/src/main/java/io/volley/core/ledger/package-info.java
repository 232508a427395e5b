/** The container ledger of the ApplicationMaster: what is wanted, requested, starting, running and leaving, and what to do next. */
@NullMarked
package io.volley.core.ledger;

import org.jspecify.annotations.NullMarked;
