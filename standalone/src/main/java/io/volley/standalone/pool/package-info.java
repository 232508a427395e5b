/** Applications that share a Standalone cluster by max-min fairness. */
@NullMarked
package io.volley.standalone.pool;

import org.jspecify.annotations.NullMarked;
