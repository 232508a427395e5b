/** Whether compiled classes link with those of another version of a library: read from jars, with nothing loaded or run. */
@NullMarked
package io.volley.linkage;

import org.jspecify.annotations.NullMarked;
