package io.volley.benchmarks.sql.job;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** TPC-H by Trino's generator. What it calls a double are the decimals of the specification, so that sums are exact. */
final class TpchGenerator implements TableGenerator {
    private static final int DIGITS_AFTER_POINT = 2;
    private static final DataType DECIMAL = DataTypes.createDecimalType(15, DIGITS_AFTER_POINT);

    @Override
    public String name() {
        return GeneratorVersion.of(TpchTable.class, "io.trino.tpch", "tpch");
    }

    @Override
    public StructType schema(String table) {
        return schema(TpchTable.getTable(table));
    }

    private static <E extends TpchEntity> StructType schema(TpchTable<E> table) {
        StructType schema = new StructType();
        for (TpchColumn<E> column : table.getColumns()) {
            schema = schema.add(column.getColumnName(), type(column));
        }
        return schema;
    }

    private static DataType type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> DataTypes.LongType;
            case INTEGER -> DataTypes.IntegerType;
            case DATE -> DataTypes.DateType;
            case DOUBLE -> DECIMAL;
            case VARCHAR -> DataTypes.StringType;
        };
    }

    /** The nations and regions are always made as a whole. */
    @Override
    public int parts(String table, double scale, int most) {
        TpchTable<?> which = TpchTable.getTable(table);
        return which == TpchTable.NATION || which == TpchTable.REGION ? 1 : most;
    }

    @Override
    public Iterator<Row> rows(String table, double scale, int part, int parts) {
        return rows(TpchTable.getTable(table), scale, part, parts);
    }

    private static <E extends TpchEntity> Iterator<Row> rows(TpchTable<E> table, double scale, int part, int parts) {
        List<TpchColumn<E>> columns = table.getColumns();
        return StreamSupport.stream(table.createGenerator(scale, part, parts).spliterator(), false)
                .map(entity -> row(columns, entity))
                .iterator();
    }

    private static <E extends TpchEntity> Row row(List<TpchColumn<E>> columns, E entity) {
        return RowFactory.create(
                columns.stream().map(column -> cell(column, entity)).toArray());
    }

    private static <E extends TpchEntity> Object cell(TpchColumn<E> column, E entity) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> column.getIdentifier(entity);
            case INTEGER -> column.getInteger(entity);
            case DATE -> Date.valueOf(LocalDate.ofEpochDay(column.getDate(entity)));
            case DOUBLE ->
                BigDecimal.valueOf(column.getDouble(entity)).setScale(DIGITS_AFTER_POINT, RoundingMode.HALF_UP);
            case VARCHAR -> column.getString(entity);
        };
    }
}
