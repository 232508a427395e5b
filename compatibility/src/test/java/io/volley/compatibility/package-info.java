/** Which releases of Spark and Hadoop the one jar links with. */
@NullMarked
package io.volley.compatibility;

import org.jspecify.annotations.NullMarked;
