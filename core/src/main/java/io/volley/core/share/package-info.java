/** How much of a cluster each of the applications that share it may have. */
@NullMarked
package io.volley.core.share;

import org.jspecify.annotations.NullMarked;
