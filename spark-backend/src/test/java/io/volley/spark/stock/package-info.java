/** Volley beside Spark's own classes: what Spark says, Volley says too. */
@NullMarked
package io.volley.spark.stock;

import org.jspecify.annotations.NullMarked;
