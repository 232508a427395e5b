/** A cluster in the foreground, to try Volley on. */
@NullMarked
package io.volley.cli.cluster;

import org.jspecify.annotations.NullMarked;
