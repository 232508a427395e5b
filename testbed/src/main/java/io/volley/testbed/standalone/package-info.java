/** Spark's own Masters and Workers, each in a process of its own. */
@NullMarked
package io.volley.testbed.standalone;

import org.jspecify.annotations.NullMarked;
