/** What differs between the Spark lines: everything for 4.2. */
@NullMarked
package io.volley.spark.line;

import org.jspecify.annotations.NullMarked;
