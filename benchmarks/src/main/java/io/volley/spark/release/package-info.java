/** What looking through executors costs. */
@NullMarked
package io.volley.spark.release;

import org.jspecify.annotations.NullMarked;
