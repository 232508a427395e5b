/** Which executors the application has, and which it waits for. */
@NullMarked
package io.volley.core.executors;

import org.jspecify.annotations.NullMarked;
