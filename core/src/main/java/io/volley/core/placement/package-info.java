/** On which hosts to request a batch of executors. */
@NullMarked
package io.volley.core.placement;

import org.jspecify.annotations.NullMarked;
