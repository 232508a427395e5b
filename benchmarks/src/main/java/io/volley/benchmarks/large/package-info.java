/** Large runs without machines: Volley's ApplicationMaster and stock Spark's on a real ResourceManager with simulated nodes. */
@NullMarked
package io.volley.benchmarks.large;

import org.jspecify.annotations.NullMarked;
