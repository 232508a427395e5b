/** On which hosts to ask for a batch of executors. */
@NullMarked
package io.volley.core.placement;

import org.jspecify.annotations.NullMarked;
