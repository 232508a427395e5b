package io.volley.benchmarks.sql.job;

import io.volley.benchmarks.sql.QueryResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What a query has brought into the driver.
 *
 * @param columns their names and types
 */
record Answer(StructType columns, List<Row> rows) {
    /**
     * Runs a query, and waits until all its rows are there.
     *
     * @param query its name, for whoever reads that it failed
     */
    static Answer to(SparkSession spark, String query, String sql) {
        try {
            Dataset<Row> data = spark.sql(sql);
            return new Answer(data.schema(), data.collectAsList());
        } catch (RuntimeException e) {
            throw new IllegalStateException("query %s failed: %s".formatted(query, e.getMessage()), e);
        }
    }

    /** The same as texts. */
    QueryResult result() {
        List<String> types = Arrays.stream(columns.fields())
                .map(column -> column.dataType().catalogString())
                .toList();
        return new QueryResult(types, rows.stream().map(Answer::cells).toList());
    }

    private static List<String> cells(Row row) {
        return IntStream.range(0, row.length())
                .mapToObj(column -> row.isNullAt(column) ? QueryResult.NULL : cell(row.get(column)))
                .toList();
    }

    private static String cell(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
