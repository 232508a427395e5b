package io.volley.benchmarks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.volley.benchmarks.sql.SqlDataset.Contents;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlDatasetTest {
    private final SqlDataset there = new SqlDataset(
            SqlBenchmark.TPCH, 0.1, "generator:1", 8, Map.of("region", new Contents(5, "r_regionkey BIGINT")));

    @Test
    void survivesJson() throws JsonProcessingException {
        assertThat(SqlDataset.parse(there.json())).isEqualTo(there);
    }

    @Test
    void fitsTheSameScaleInAnyNumberOfFiles() {
        assertThat(there.fault(wanted(0.1, 4), "generator:1")).isEmpty();
    }

    @Test
    void doesNotFitAnotherScale() {
        assertThat(there.fault(wanted(1, 8), "generator:1"))
                .contains("/data has data of tpch at scale 0.1 by generator:1, but wanted is tpch at scale 1.0 by"
                        + " generator:1; delete the folder or name another");
    }

    @Test
    void doesNotFitAnotherGenerator() {
        assertThat(there.fault(wanted(0.1, 8), "generator:2")).isPresent();
    }

    @Test
    void refusesNoScaleAtAll() {
        assertThatThrownBy(() -> wanted(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale is 0.0, but must be above 0 and at most 10000; for example 0.1");
    }

    @Test
    void asksForItInJson() throws JsonProcessingException {
        assertThat(SqlDataWork.parse(wanted(0.1, 4).json())).isEqualTo(wanted(0.1, 4));
    }

    private static SqlDataWork wanted(double scale, int files) {
        return new SqlDataWork(SqlBenchmark.TPCH, scale, files, "/data");
    }
}
