/** What {@code volley submit} runs: Spark's own SparkSubmit, with Volley in charge. */
@NullMarked
package io.volley.submit;

import org.jspecify.annotations.NullMarked;
