/** A YARN cluster in a process of its own: Hadoop's MiniYARNCluster. */
@NullMarked
package io.volley.testbed.yarn;

import org.jspecify.annotations.NullMarked;
