/** What stock Spark would do, to compare with: nothing of it decides anything in production. */
@NullMarked
package io.volley.simulation.stock;

import org.jspecify.annotations.NullMarked;
