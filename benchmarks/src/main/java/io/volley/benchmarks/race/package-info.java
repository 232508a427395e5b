/** Races: the same job under Volley and under stock Spark in turn, on one cluster. */
@NullMarked
package io.volley.benchmarks.race;

import org.jspecify.annotations.NullMarked;
