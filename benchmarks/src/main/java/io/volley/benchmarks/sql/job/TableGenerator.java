package io.volley.benchmarks.sql.job;

import io.volley.benchmarks.sql.SqlBenchmark;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Makes the tables of a benchmark, the same ones whenever and wherever it is asked to. */
interface TableGenerator {
    /** That of a benchmark. */
    static TableGenerator of(SqlBenchmark benchmark) {
        return switch (benchmark) {
            case TPCH -> new TpchGenerator();
            case TPCDS -> new TpcdsGenerator();
        };
    }

    /** What makes them, with its version. */
    String name();

    /** The columns of a table, with the types that the benchmark's specification gives them. */
    StructType schema(String table);

    /**
     * How many parts a table can be made in.
     *
     * @param most at least 1
     * @return {@code most} or 1
     */
    int parts(String table, double scale, int most);

    /**
     * One part of a table.
     *
     * @param part from 1 on
     * @param parts what {@link #parts} returned
     */
    Iterator<Row> rows(String table, double scale, int part, int parts);
}
