/** A YARN cluster, a log file, a Spark job that reads it, and the timeline of what was requested and what came. */
@NullMarked
package io.volley.cli.demo;

import org.jspecify.annotations.NullMarked;
