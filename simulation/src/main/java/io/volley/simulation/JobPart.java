package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * What of a job Spark's scheduler learns at once: all of a job of RDDs, or of a query under adaptive execution one of the jobs
 * that it is cut into, a job for each exchange.
 *
 * @param id unique in the application
 * @param stages parents before children; a parent may be of an earlier part
 * @param after the parts that must be over before, by their ids
 * @param delay how long the driver thinks between that and this part, in seconds
 */
record JobPart(int id, ImmutableList<SimulatedStage> stages, ImmutableSet<Integer> after, double delay) {}
