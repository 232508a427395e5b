package io.volley.benchmarks.sql;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A decision support benchmark of the Transaction Processing Performance Council, as Spark's own tests have it. */
public enum SqlBenchmark {
    /** Eight tables and 22 queries. */
    TPCH(
            numbered(22, Map.of()),
            List.of(
                    new SqlTable("lineitem", 1),
                    new SqlTable("orders", 1.0 / 4),
                    new SqlTable("partsupp", 1.0 / 8),
                    new SqlTable("part", 1.0 / 32),
                    new SqlTable("customer", 1.0 / 32),
                    SqlTable.small("supplier"),
                    SqlTable.small("nation"),
                    SqlTable.small("region"))),

    /** 24 tables and 99 queries, four of them in two parts. */
    TPCDS(
            numbered(99, Map.of(14, "ab", 23, "ab", 24, "ab", 39, "ab")),
            List.of(
                    new SqlTable("store_sales", 1),
                    new SqlTable("inventory", 1),
                    new SqlTable("catalog_sales", 1.0 / 2),
                    new SqlTable("web_sales", 1.0 / 4),
                    new SqlTable("store_returns", 1.0 / 8),
                    new SqlTable("catalog_returns", 1.0 / 8),
                    new SqlTable("web_returns", 1.0 / 16),
                    SqlTable.small("customer_demographics"),
                    SqlTable.small("customer"),
                    SqlTable.small("customer_address"),
                    SqlTable.small("time_dim"),
                    SqlTable.small("date_dim"),
                    SqlTable.small("item"),
                    SqlTable.small("catalog_page"),
                    SqlTable.small("household_demographics"),
                    SqlTable.small("promotion"),
                    SqlTable.small("web_page"),
                    SqlTable.small("reason"),
                    SqlTable.small("store"),
                    SqlTable.small("web_site"),
                    SqlTable.small("call_center"),
                    SqlTable.small("warehouse"),
                    SqlTable.small("ship_mode"),
                    SqlTable.small("income_band")));

    private final ImmutableList<String> queries;
    private final ImmutableList<SqlTable> tables;

    SqlBenchmark(List<String> queries, List<SqlTable> tables) {
        this.queries = ImmutableList.copyOf(queries);
        this.tables = ImmutableList.copyOf(tables);
    }

    private static List<String> numbered(int last, Map<Integer, String> parts) {
        return IntStream.rangeClosed(1, last)
                .boxed()
                .flatMap(number -> parts.containsKey(number)
                        ? parts.get(number).chars().mapToObj(part -> "q" + number + (char) part)
                        : Stream.of("q" + number))
                .toList();
    }

    /** The names of its queries, such as {@code q14a}, in the order of their numbers. */
    public ImmutableList<String> queries() {
        return queries;
    }

    /** Its tables, the largest first. */
    public ImmutableList<SqlTable> tables() {
        return tables;
    }

    /** Its name as a user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
