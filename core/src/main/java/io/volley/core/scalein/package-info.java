/** Which executors get no more tasks, and which of those are released. */
@NullMarked
package io.volley.core.scalein;

import org.jspecify.annotations.NullMarked;
