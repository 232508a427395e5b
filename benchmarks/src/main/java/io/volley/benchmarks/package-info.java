/** What is measured, and against what. Nothing yet. */
@NullMarked
package io.volley.benchmarks;

import org.jspecify.annotations.NullMarked;
