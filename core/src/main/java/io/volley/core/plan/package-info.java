/** How many executors the application wants, and why. */
@NullMarked
package io.volley.core.plan;

import org.jspecify.annotations.NullMarked;
