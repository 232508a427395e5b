/** What drivers and executors do for TPC-H and TPC-DS: make the data, run the queries. Any master runs it. */
@NullMarked
package io.volley.benchmarks.sql.job;

import org.jspecify.annotations.NullMarked;
