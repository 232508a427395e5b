/** What an application did once, as Spark's event log tells it, kept small enough to be in a jar. */
@NullMarked
package io.volley.simulation.recorded;

import org.jspecify.annotations.NullMarked;
