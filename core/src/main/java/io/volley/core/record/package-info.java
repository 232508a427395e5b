/** The records that driver and ApplicationMaster show each other: what is wanted, what there is, and what has ended. */
@NullMarked
package io.volley.core.record;

import org.jspecify.annotations.NullMarked;
