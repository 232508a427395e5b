package io.volley.benchmarks.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterators;
import io.volley.benchmarks.sql.SqlBenchmark;
import java.math.BigDecimal;
import java.sql.Date;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TpcdsGeneratorTest {
    private final TpcdsGenerator generator = new TpcdsGenerator();

    @Test
    void makesAsManyRowsAsTheScaleSays() {
        assertThat(count("web_returns")).isEqualTo(1_152);
        assertThat(count("web_sales")).isEqualTo(11_876);
        assertThat(count("item")).isEqualTo(2_000);
        assertThat(count("date_dim")).isEqualTo(73_049);
        assertThat(count("household_demographics")).isEqualTo(7_200);
    }

    private int count(String table) {
        return Iterators.size(generator.rows(table, 0.01, 1, 1));
    }

    @Test
    void knowsARowOfEachTable() {
        assertThat(SqlBenchmark.TPCDS.tables()).allSatisfy(table -> {
            Row row = generator.rows(table.name(), 0.01, 1, 1).next();
            assertThat(row.size()).isEqualTo(generator.schema(table.name()).size());
        });
    }

    @Test
    void makesLargeTablesInParts() {
        assertThat(generator.parts("customer_demographics", 0.01, 4)).isEqualTo(4);
        assertThat(generator.rows("customer_demographics", 0.01, 2, 4).next().get(0))
                .isEqualTo(480_201);
    }

    @Test
    void makesSmallOnesAsAWhole() {
        assertThat(generator.parts("store_sales", 1, 4)).isEqualTo(1);
        assertThat(generator.parts("store_sales", 10, 4)).isEqualTo(4);
    }

    @Test
    void givesColumnsTheNamesAndTypesOfTheSpecification() {
        assertThat(generator.schema("customer").toDDL()).endsWith("c_last_review_date INT");
        assertThat(generator.schema("promotion").toDDL()).contains("p_cost DECIMAL(15,2),p_response_target INT");
        assertThat(generator.schema("store").toDDL())
                .startsWith("s_store_sk INT,s_store_id STRING,s_rec_start_date DATE")
                .endsWith("s_tax_percentage DECIMAL(5,2)");
    }

    @Test
    void givesEachCellTheTypeOfItsColumn() {
        Row store = generator.rows("store", 0.01, 1, 1).next();

        assertThat(store.get(0)).isEqualTo(1);
        assertThat(store.get(1)).isEqualTo("AAAAAAAABAAAAAAA");
        assertThat(store.get(2)).isEqualTo(Date.valueOf("1997-03-13"));
        assertThat(store.isNullAt(3)).isTrue();
        assertThat(store.get(27)).isEqualTo(new BigDecimal("-5.00"));
    }

    @Test
    void saysWhatItIs() {
        assertThat(generator.name()).isEqualTo("io.trino.tpcds:tpcds:1.4");
    }
}
