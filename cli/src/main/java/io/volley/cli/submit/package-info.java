/** Runs Spark's own SparkSubmit, with the arguments that make Volley the cluster manager. */
@NullMarked
package io.volley.cli.submit;

import org.jspecify.annotations.NullMarked;
