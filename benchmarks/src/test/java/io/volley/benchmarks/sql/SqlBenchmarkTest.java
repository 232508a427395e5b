package io.volley.benchmarks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlBenchmarkTest {
    @Test
    void countsQueriesInTheOrderOfTheirNumbers() {
        assertThat(SqlBenchmark.TPCH.queries())
                .hasSize(22)
                .startsWith("q1", "q2")
                .endsWith("q21", "q22");
        assertThat(SqlBenchmark.TPCDS.queries())
                .hasSize(103)
                .startsWith("q1", "q2")
                .containsSubsequence("q9", "q10", "q14a", "q14b", "q15", "q23a", "q23b", "q24a", "q24b", "q39a", "q39b")
                .endsWith("q99");
    }

    @ParameterizedTest
    @EnumSource
    void hasTheQueriesThatTheBuildHasFetched(SqlBenchmark benchmark) throws Exception {
        try (Stream<Path> files = Files.list(texts(benchmark))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(benchmark.queries());
        }
    }

    @Test
    void limitsMostQueriesOfTpcdsAtTheirEnd() throws Exception {
        assertThat(limited(SqlBenchmark.TPCH)).containsExactly("q2", "q3", "q10", "q18", "q21");
        assertThat(limited(SqlBenchmark.TPCDS)).hasSize(86).doesNotContain("q2", "q13", "q98");
    }

    @Test
    void givesLargeTablesMoreFiles() {
        assertThat(SqlBenchmark.TPCH.tables())
                .extracting(table -> table.name() + " " + table.files(8))
                .startsWith("lineitem 8", "orders 2", "partsupp 1")
                .endsWith("region 1");
        assertThat(SqlBenchmark.TPCDS.tables())
                .extracting(table -> table.files(1))
                .containsOnly(1);
    }

    private static List<String> limited(SqlBenchmark benchmark) throws IOException, URISyntaxException {
        Path folder = texts(benchmark);
        List<String> limited = new ArrayList<>();
        for (String query : benchmark.queries()) {
            if (QueryText.read(folder, query).withoutLimit().isPresent()) {
                limited.add(query);
            }
        }
        return limited;
    }

    private static Path texts(SqlBenchmark benchmark) throws URISyntaxException {
        URL folder = SqlBenchmarkTest.class.getResource("/queries/" + benchmark);
        return Path.of(Objects.requireNonNull(folder, "the build has fetched no queries")
                .toURI());
    }
}
