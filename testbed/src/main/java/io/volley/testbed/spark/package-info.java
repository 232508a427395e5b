/** Spark's own SparkSubmit on the jars of a home, and what makes its JVMs start fast. */
@NullMarked
package io.volley.testbed.spark;

import org.jspecify.annotations.NullMarked;
