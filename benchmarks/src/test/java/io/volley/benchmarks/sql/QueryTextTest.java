package io.volley.benchmarks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTextTest {
    @Test
    void takesTheLimitAwayFromTheEnd() {
        assertThat(new QueryText("SELECT a FROM t\nORDER BY a\nLIMIT 100;\n").withoutLimit())
                .contains("SELECT a FROM t\nORDER BY a\n");
    }

    @Test
    void leavesLimitsInsideAlone() {
        assertThat(new QueryText("select * from (select a from t limit 10) order by a").withoutLimit())
                .isEmpty();
    }
}
