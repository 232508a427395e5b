package io.volley.benchmarks.race.scenario;

import com.google.errorprone.annotations.Immutable;
import io.volley.benchmarks.sql.SqlBenchmark;
import io.volley.benchmarks.sql.SqlShape;

/** The queries of a benchmark, in one of the shapes in which people run them. */
@Immutable
public record QueryLoad(SqlBenchmark benchmark, SqlShape shape) {}
