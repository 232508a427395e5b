/** Days of load on a cluster in virtual time, under the planner of production and under what it is compared with. */
@NullMarked
package io.volley.cli.simulate;

import org.jspecify.annotations.NullMarked;
