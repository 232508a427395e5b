/** Systems beside each other, for people and for programs. */
@NullMarked
package io.volley.benchmarks.race.report;

import org.jspecify.annotations.NullMarked;
