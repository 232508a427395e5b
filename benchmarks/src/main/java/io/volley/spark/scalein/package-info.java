/** What looking through executors costs. */
@NullMarked
package io.volley.spark.scalein;

import org.jspecify.annotations.NullMarked;
