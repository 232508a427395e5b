/** Queries of TPC-H and TPC-DS, what they are run on and what they return. Nothing here needs Spark. */
@NullMarked
package io.volley.benchmarks.sql;

import org.jspecify.annotations.NullMarked;
