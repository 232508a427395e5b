/** The backend against Spark's own Standalone Master. It has none yet: {@code spark-volley:yarn} is what works. */
@NullMarked
package io.volley.standalone;

import org.jspecify.annotations.NullMarked;
