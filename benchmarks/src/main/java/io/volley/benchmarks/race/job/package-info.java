/** What a race runs in its drivers: loads that any master runs, and what is observed of them. */
@NullMarked
package io.volley.benchmarks.race.job;

import org.jspecify.annotations.NullMarked;
