/** Spark jobs that the tests submit as users submit theirs. Each prints what it found as lines {@code name=value}. */
@NullMarked
package io.volley.jobs;

import org.jspecify.annotations.NullMarked;
