package io.volley.benchmarks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultComparisonTest {
    @Test
    void doesNotMindTheOrderOfRows() {
        assertThat(ResultComparison.difference(result("ship|1.10", "rail|2.20"), result("rail|2.20", "ship|1.10")))
                .isEmpty();
    }

    @Test
    void countsRowsThatAreAlike() {
        assertThat(ResultComparison.difference(
                        result("ship|1", "ship|1", "rail|2"), result("ship|1", "rail|2", "rail|2")))
                .hasValueSatisfying(what -> assertThat(what).startsWith("row 2 of 3, [ship, 1], is not among the 3"));
    }

    @Test
    void saysWhichRowIsInOneResultAlone() {
        assertThat(ResultComparison.difference(result("ship|1"), result("ship|1", "rail|2")))
                .contains("1 rows in one run, 2 in the other, which has all of these");
    }

    @Test
    void doesNotForgiveADecimalAnything() {
        QueryResult one = result("ship|123456789012345.67");
        QueryResult other = result("ship|123456789012345.68");

        assertThat(ResultComparison.difference(one, other))
                .contains("row 1 of 1, [ship, 123456789012345.67], is not among the 1 of the other");
    }

    @Test
    void forgivesADoubleItsLastDigits() {
        assertThat(ResultComparison.difference(doubles("0.30000000000000004"), doubles("0.3")))
                .isEmpty();
        assertThat(ResultComparison.difference(doubles("NaN"), doubles("NaN"))).isEmpty();
    }

    @Test
    void doesNotForgiveADoubleMore() {
        assertThat(ResultComparison.difference(doubles("1.00001"), doubles("1.0")))
                .contains("row 1 of 1, [ship, 1.00001], is not among the 1 of the other, which has [ship, 1.0]");
        assertThat(ResultComparison.difference(doubles("0.0"), doubles(QueryResult.NULL)))
                .isPresent();
        assertThat(ResultComparison.difference(doubles("NaN"), doubles("1.0"))).isPresent();
    }

    @Test
    void findsAPartnerForEachOfManyDoubles() {
        assertThat(ResultComparison.difference(
                        doubles("1.5", "2.5", "1.5000000000000002"), doubles("2.5", "1.5", "1.5")))
                .isEmpty();
    }

    @Test
    void comparesTypesToo() {
        assertThat(ResultComparison.difference(result(), doubles()))
                .contains("columns are [string, decimal(17,2)] in one run and [string, double] in the other");
    }

    private static QueryResult doubles(String... numbers) {
        return new QueryResult(
                List.of("string", "double"),
                Stream.of(numbers).map(number -> List.of("ship", number)).toList());
    }

    private static QueryResult result(String... rows) {
        return new QueryResult(
                List.of("string", "decimal(17,2)"),
                Stream.of(rows).map(row -> List.of(row.split("\\|"))).toList());
    }
}
