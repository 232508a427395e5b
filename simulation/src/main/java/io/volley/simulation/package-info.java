/** Days of load on a cluster in virtual time, under the planner of production and under what it is compared with. */
@NullMarked
package io.volley.simulation;

import org.jspecify.annotations.NullMarked;
