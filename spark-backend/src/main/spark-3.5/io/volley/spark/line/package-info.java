/** What differs between the Spark lines: everything for 3.5. */
@NullMarked
package io.volley.spark.line;

import org.jspecify.annotations.NullMarked;
