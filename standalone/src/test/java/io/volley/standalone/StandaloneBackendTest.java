package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class StandaloneBackendTest {
    @Test
    void knowsAnExecutorByTheNameThatTheMasterGivesIt() {
        assertThat(StandaloneBackend.executorId("app-20261121151318-0003/17")).isEqualTo("17");
    }

    @Test
    void findsNothingWrongWithAPoolUnderDynamicAllocation() {
        assertThat(StandaloneBackend.faults(pooled().set("spark.dynamicAllocation.enabled", "true")))
                .isEmpty();
    }

    @Test
    void refusesAPoolWithoutDynamicAllocation() {
        assertThat(StandaloneBackend.faults(pooled()))
                .containsExactly(
                        "spark.volley.pool is \"etl\", but without dynamic allocation an application gives nothing"
                                + " back to others; set spark.dynamicAllocation.enabled=true, or name no pool");
    }

    private static SparkConf pooled() {
        return new SparkConf(false).set("spark.executor.cores", "1").set("spark.volley.pool", "etl");
    }
}
