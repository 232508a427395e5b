/** Executors that are not needed: parked in Spark's scheduler, looked through, and released. */
@NullMarked
package io.volley.spark.scalein;

import org.jspecify.annotations.NullMarked;
