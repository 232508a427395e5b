package io.volley.benchmarks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlWorkTest {
    @Test
    void survivesJson() throws JsonProcessingException {
        SqlWork work = work(SqlShape.THROUGHPUT, List.of("q3", "q1"), 3);

        assertThat(SqlWork.parse(work.json())).isEqualTo(work);
    }

    @Test
    void namesItsApplication() {
        assertThat(work(SqlShape.POWER, List.of("q1", "q2"), 1).application()).isEqualTo("tpch-power");
        assertThat(work(SqlShape.RECURRING, List.of("q7"), 1).application()).isEqualTo("tpch-recurring-q7");
    }

    @Test
    void runsTheFirstStreamInOrderAndOthersEachInTheirOwn() {
        SqlWork work = work(SqlShape.THROUGHPUT, SqlBenchmark.TPCH.queries(), 3);

        assertThat(work.order(0)).isEqualTo(work.queries());
        assertThat(work.order(1))
                .containsExactlyInAnyOrderElementsOf(work.queries())
                .isNotEqualTo(work.order(0));
        assertThat(work.order(2))
                .containsExactlyInAnyOrderElementsOf(work.queries())
                .isNotEqualTo(work.order(1));
        assertThat(work.order(2)).isEqualTo(work.order(2));
    }

    @Test
    void refusesAQueryThatTheBenchmarkHasNot() {
        assertThatThrownBy(() -> work(SqlShape.POWER, List.of("q1", "q23"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tpch has no query q23; it has [q1, q2,");
    }

    @Test
    void refusesToRunNothing() {
        assertThatThrownBy(() -> work(SqlShape.POWER, List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no query to run; name at least one of [q1,");
    }

    @Test
    void refusesStreamsOfOtherShapes() {
        assertThatThrownBy(() -> work(SqlShape.POWER, List.of("q1"), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("streams is 2, but must be 1 for power");
    }

    @Test
    void refusesTwoQueriesInOneRecurringApplication() {
        assertThatThrownBy(() -> work(SqlShape.RECURRING, List.of("q1", "q2"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an application of shape recurring runs one query, but is to run [q1, q2]");
    }

    private static SqlWork work(SqlShape shape, List<String> queries, int streams) {
        return new SqlWork(SqlBenchmark.TPCH, shape, queries, streams, "file:/data", "/texts", "/run", true);
    }
}
