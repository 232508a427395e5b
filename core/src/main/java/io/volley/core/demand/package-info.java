/** How much work the application has, and how long its tasks take. */
@NullMarked
package io.volley.core.demand;

import org.jspecify.annotations.NullMarked;
