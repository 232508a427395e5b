/** What is raced: loads and their settings, the systems, the clusters. */
@NullMarked
package io.volley.benchmarks.race.scenario;

import org.jspecify.annotations.NullMarked;
