/** The ApplicationMaster's book of containers: what is wanted, asked, starting, running and leaving. */
@NullMarked
package io.volley.core.ledger;

import org.jspecify.annotations.NullMarked;
