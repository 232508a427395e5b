/** Which hosts a batch asks for. */
@NullMarked
package io.volley.core.placement;

import org.jspecify.annotations.NullMarked;
