/** Loads that the demo and the races share. */
@NullMarked
package io.volley.benchmarks.load;

import org.jspecify.annotations.NullMarked;
