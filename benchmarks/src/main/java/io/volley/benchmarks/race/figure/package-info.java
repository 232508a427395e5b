/** What a race's runs come to: what was seen of each, and the figures that are taken from that. */
@NullMarked
package io.volley.benchmarks.race.figure;

import org.jspecify.annotations.NullMarked;
