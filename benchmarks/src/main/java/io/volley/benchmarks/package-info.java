/** What is measured, and against what. */
@NullMarked
package io.volley.benchmarks;

import org.jspecify.annotations.NullMarked;
