/** What differs between the Spark lines: in one folder for each Spark, and in one for each Scala. */
@NullMarked
package io.volley.spark.line;

import org.jspecify.annotations.NullMarked;
