package io.volley.simulation;

import com.google.common.collect.ImmutableList;

/**
 * A long-running application and the jobs that come to it.
 *
 * @param name for people
 * @param jobs as they arrive; each begins at once, and the earlier ones have precedence
 */
record SimulatedApplication(String name, ImmutableList<SimulatedJob> jobs) {}
