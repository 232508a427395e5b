/** Which executors get no more tasks, and which of those are given back. */
@NullMarked
package io.volley.core.release;

import org.jspecify.annotations.NullMarked;
