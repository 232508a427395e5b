/** The backend against Spark's own Standalone Master. */
@NullMarked
package io.volley.standalone;

import org.jspecify.annotations.NullMarked;
