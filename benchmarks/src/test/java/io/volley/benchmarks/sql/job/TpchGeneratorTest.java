package io.volley.benchmarks.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import io.volley.benchmarks.sql.SqlBenchmark;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TpchGeneratorTest {
    private final TpchGenerator generator = new TpchGenerator();

    @Test
    void makesAsManyRowsAsTheScaleSays() {
        assertThat(SqlBenchmark.TPCH.tables())
                .extracting(table -> table.name() + " " + Iterators.size(generator.rows(table.name(), 0.01, 1, 1)))
                .containsExactly(
                        "lineitem 60175",
                        "orders 15000",
                        "partsupp 8000",
                        "part 2000",
                        "customer 1500",
                        "supplier 100",
                        "nation 25",
                        "region 5");
    }

    @Test
    void makesTheSameRowsInParts() {
        List<Row> parts = ImmutableList.<Row>builder()
                .addAll(generator.rows("orders", 0.01, 1, 3))
                .addAll(generator.rows("orders", 0.01, 2, 3))
                .addAll(generator.rows("orders", 0.01, 3, 3))
                .build();

        assertThat(parts).containsExactlyElementsOf(ImmutableList.copyOf(generator.rows("orders", 0.01, 1, 1)));
    }

    @Test
    void makesNationsAsAWhole() {
        assertThat(generator.parts("nation", 1, 4)).isEqualTo(1);
        assertThat(generator.parts("supplier", 1, 4)).isEqualTo(4);
    }

    @Test
    void givesColumnsTheTypesOfTheSpecification() {
        assertThat(generator.schema("lineitem").toDDL())
                .startsWith("l_orderkey BIGINT,l_partkey BIGINT,l_suppkey BIGINT,l_linenumber INT,"
                        + "l_quantity DECIMAL(15,2),l_extendedprice DECIMAL(15,2)")
                .contains("l_shipdate DATE", "l_shipmode STRING");
    }

    @Test
    void givesEachCellTheTypeOfItsColumn() {
        Row row = generator.rows("lineitem", 0.01, 1, 1).next();

        assertThat(row.mkString("|"))
                .as("what TPC's own program makes")
                .startsWith(
                        "1|1552|93|1|17.00|24710.35|0.04|0.02|N|O|1996-03-13|1996-02-12|1996-03-22|DELIVER IN PERSON|");
        assertThat(row.get(0)).isEqualTo(1L);
        assertThat(row.get(3)).isEqualTo(1);
        assertThat(row.get(5)).isEqualTo(new BigDecimal("24710.35"));
        assertThat(row.get(10)).isEqualTo(Date.valueOf("1996-03-13"));
    }

    @Test
    void saysWhatItIs() {
        assertThat(generator.name()).isEqualTo("io.trino.tpch:tpch:1.2");
    }
}
