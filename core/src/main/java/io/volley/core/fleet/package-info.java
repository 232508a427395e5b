/** Which executors the application has, and which it waits for. */
@NullMarked
package io.volley.core.fleet;

import org.jspecify.annotations.NullMarked;
