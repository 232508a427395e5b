package io.volley.benchmarks.sql.job;

import io.trino.tpcds.Results;
import io.trino.tpcds.Scaling;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** TPC-DS by Trino's generator. */
final class TpcdsGenerator implements TableGenerator {
    /** The generator makes tables of fewer rows as a whole. Of sales these are orders, with about ten rows of the table each. */
    private static final long LEAST_TO_SPLIT = 1_000_000;

    /** Columns that the specification and the queries call otherwise. */
    private static final Map<String, String> NAMES = Map.of(
            "c_last_review_date_sk", "c_last_review_date",
            "p_response_targe", "p_response_target",
            "s_tax_precentage", "s_tax_percentage");

    @Override
    public String name() {
        return GeneratorVersion.of(Table.class, "io.trino.tpcds", "tpcds");
    }

    @Override
    public StructType schema(String table) {
        StructType schema = new StructType();
        for (Column column : Table.getTable(table).getColumns()) {
            schema = schema.add(NAMES.getOrDefault(column.getName(), column.getName()), type(column.getType()));
        }
        return schema;
    }

    private static DataType type(ColumnType type) {
        return switch (type.getBase()) {
            case IDENTIFIER, INTEGER, TIME -> DataTypes.IntegerType;
            case DATE -> DataTypes.DateType;
            case DECIMAL ->
                DataTypes.createDecimalType(
                        type.getPrecision().orElseThrow(), type.getScale().orElseThrow());
            case VARCHAR, CHAR -> DataTypes.StringType;
        };
    }

    @Override
    public int parts(String table, double scale, int most) {
        return new Scaling(scale).getRowCount(Table.getTable(table)) < LEAST_TO_SPLIT ? 1 : most;
    }

    @Override
    public Iterator<Row> rows(String table, double scale, int part, int parts) {
        Table which = Table.getTable(table);
        Session session = Session.getDefaultSession()
                .withScale(scale)
                .withTable(which)
                .withParallelism(parts)
                .withChunkNumber(part);
        Column[] columns = which.getColumns();
        // With one table alone a result is one row of it.
        return StreamSupport.stream(Results.constructResults(which, session).spliterator(), false)
                .map(result -> row(columns, result.get(0)))
                .iterator();
    }

    private static Row row(Column[] columns, List<@Nullable String> texts) {
        @Nullable Object[] cells = new @Nullable Object[columns.length];
        for (int column = 0; column < columns.length; column++) {
            String text = texts.get(column);
            cells[column] = text == null ? null : cell(columns[column].getType(), text);
        }
        return RowFactory.create(cells);
    }

    private static Object cell(ColumnType type, String text) {
        return switch (type.getBase()) {
            case IDENTIFIER, INTEGER, TIME -> Integer.valueOf(text);
            case DATE -> Date.valueOf(text);
            case DECIMAL -> new BigDecimal(text).setScale(type.getScale().orElseThrow());
            case VARCHAR, CHAR -> text;
        };
    }
}
