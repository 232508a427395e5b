package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VolleyTest {
    @Test
    void isThereUnderItsOwnMastersOnly() {
        Object notOurs = "a backend of Spark's";

        assertThatThrownBy(() -> Volley.scaling(notOurs, "yarn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "spark.master is \"yarn\", but must begin with spark-volley:; for example spark-volley:yarn");
    }
}
