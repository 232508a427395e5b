/** Large runs without machines: Volley's ApplicationMaster and stock Spark's on a real ResourceManager with simulated nodes. */
@NullMarked
package io.volley.cli.simulate.yarn;

import org.jspecify.annotations.NullMarked;
