/**
 * What Spark sees of Volley. Reads Spark's events, hands them to the core as records, and acts through a cluster. Spark's
 * threads only leave facts here and return: planning and I/O happen on one thread of our own.
 */
@NullMarked
package io.volley.spark;

import org.jspecify.annotations.NullMarked;
