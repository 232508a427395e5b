/** How the driver sizes the application: from Spark's events through the planner to a target for each profile. */
@NullMarked
package io.volley.spark.scaling;

import org.jspecify.annotations.NullMarked;
