/** Executors that are not needed: parked in Spark's scheduler, looked through, and given back. */
@NullMarked
package io.volley.spark.release;

import org.jspecify.annotations.NullMarked;
